import { forkFor } from '../../common/database/row-security.ts';
import { matchReports } from '../../common/handover/match-reports.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { publishReports } from '../report/snapshot.service.ts';
import { type ChannelMove, keepMove, lockInbox } from './channel-move.ts';

/** Reports named in one letter to the matcher. */
const PER_LETTER = 500;

/**
 * Shows or hides every report a channel has brought, and lets those that are shown now be compared with the others. The
 * hub writes to their citizens from now on, or the old system does; history stays silent.
 */
export async function moveChannel({ orm, letterBox }: Runtime, move: ChannelMove): Promise<void> {
  const { channelId, hidden } = move;
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    await lockInbox(em, channelId);
    if (!(await keepMove(em, move))) return;
    if (move.silent !== undefined) await em.execute(SILENCE, [move.silent, channelId, move.silent]);
    const moved = await em.execute<{ id: string }[]>(SHOW_OR_HIDE, [!hidden, channelId, !hidden, hidden]);
    const ids = moved.map(({ id }) => id);
    for (let from = 0; !hidden && from < ids.length; from += PER_LETTER) {
      await letterBox.send(em, matchReports, { reportIds: ids.slice(from, from + PER_LETTER) });
    }
    await publishReports(em, letterBox, ids);
  });
}

const SILENCE = 'update reports.report set silent = ? where channel_id = ? and silent <> ? and not historic';

/** What is gone at its source stays unseen, unless offices work on it here. */
const SHOW_OR_HIDE = `update reports.report r set published = ? where r.channel_id = ? and r.published <> ?
  and (? or not r.withdrawn or r.handled_here) returning r.id`;
