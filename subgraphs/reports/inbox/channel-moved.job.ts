import { forkFor } from '../../common/database/row-security.ts';
import { matchReports } from '../../common/handover/match-reports.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';

/** Reports named in one letter to the matcher. */
const PER_LETTER = 500;

/** Shows or hides every report a channel has brought, and lets those that are shown now be compared with the others. */
export async function moveChannel(
  { orm, letterBox }: Runtime,
  move: { channelId: string; phaseVersion: number; hidden: boolean },
): Promise<void> {
  const { channelId, phaseVersion, hidden } = move;
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    const newer = await em.execute(KEEP_HIGHEST, [channelId, phaseVersion]);
    if (newer.length === 0) return;
    const moved = await em.execute<{ id: string }[]>(SHOW_OR_HIDE, [!hidden, channelId, !hidden, hidden]);
    for (let from = 0; !hidden && from < moved.length; from += PER_LETTER) {
      await letterBox.send(em, matchReports, { reportIds: moved.slice(from, from + PER_LETTER).map(({ id }) => id) });
    }
  });
}

const KEEP_HIGHEST = `insert into reports.channel_move (channel_id, phase_version) values (?, ?)
  on conflict (channel_id) do update set phase_version = excluded.phase_version
  where channel_move.phase_version < excluded.phase_version returning channel_id`;

/** What is gone at its source stays unseen. */
const SHOW_OR_HIDE = `update reports.report r set published = ? where r.channel_id = ? and r.published <> ?
  and (? or not exists (select 1 from reports.report_event e where e.report_id = r.id and e.data->>'withdrawn' = 'true'))
  returning r.id`;
