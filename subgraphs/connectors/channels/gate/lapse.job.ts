import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import type { ChannelPhase } from '../../ledger/channel-phase.ts';
import { GateService } from './gate.service.ts';

/** How often signed gates are looked at: a check that turned red in between lets the signatures lapse. */
const LOOK_MS = 60_000;

/** Lets signatures lapse whose gate stands otherwise now. */
export async function lapseSignatures(runtime: Runtime): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const signed = await em.execute<{ channelId: string; to: ChannelPhase }[]>(
    `select distinct channel_id as "channelId", to_phase as "to" from connectors.gate_signature where lapsed_at is null order by 1, 2`,
  );
  const gates = new GateService(runtime);
  for (const { channelId, to } of signed) {
    const channel = await em.findOneOrFail(Channel, { id: channelId });
    await gates.lapse(channel, await gates.report(channel, to));
  }
}

/** Looks now and every minute. */
export const startLapsing = (runtime: Runtime): Promise<void> =>
  runtime.rounds.every(LOOK_MS, 'looking at signed gates failed', () => lapseSignatures(runtime));
