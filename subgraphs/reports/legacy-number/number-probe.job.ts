import type { z } from 'zod';
import { forkFor } from '../../common/database/row-security.ts';
import { numbersProbed } from '../../common/handover/numbers-probed.topic.ts';
import type { probeNumbers } from '../../common/handover/probe-numbers.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { resolving } from './legacy-number.service.ts';

/** Tells a channel which of a page of its old numbers lead to a report, whoever may see that report. */
export async function answerProbe(
  { orm, letterBox, now }: Runtime,
  { channelId, doors, upTo }: z.infer<typeof probeNumbers.payload>,
): Promise<void> {
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    const numbers = doors.map(({ number }) => number);
    const found = await resolving(em, channelId, numbers);
    const answers = doors.map(({ what, asked, number }) => ({ what, asked, resolves: found.has(number) }));
    await letterBox.send(em, numbersProbed, { channelId, at: now().toISOString(), answers, upTo });
  });
}
