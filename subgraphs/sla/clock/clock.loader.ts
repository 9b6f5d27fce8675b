import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { groupedBy, inOrderOf } from '../../common/graphql/loader.ts';
import { STAGES } from '../rule-set/stage.ts';
import { SlaClock } from './sla-clock.entity.ts';

/**
 * The clocks of a report in the order of the stages. With merged reports the earliest due day of all members holds:
 * a merge never lengthens a deadline.
 */
export const clocksOfReport = (em: EntityManager) =>
  new DataLoader<string, SlaClock[]>(async (ids) => {
    const known = uuidsOnly(ids);
    const rows = await em.find(SlaClock, {
      current: true,
      $or: [{ leadReportId: { $in: known } }, { reportId: { $in: known } }],
    });
    const members = [
      ...rows.map((clock) => ({ of: clock.leadReportId, clock })),
      // A report that was absorbed still shows its own clocks.
      ...rows.filter((clock) => clock.reportId !== clock.leadReportId).map((clock) => ({ of: clock.reportId, clock })),
    ];
    return groupedBy(ids, members, ({ of }) => of).map((group) => earliestPerStage(group.map(({ clock }) => clock)));
  });

/** A clock by its id. */
export const clockById = (em: EntityManager) =>
  new DataLoader<string, SlaClock | null>(async (ids) => {
    const rows = await em.find(SlaClock, { id: { $in: uuidsOnly(ids) } });
    return inOrderOf(ids, rows, (row) => row.id);
  });

/** Running before ended, then the earliest due day. */
const weight = ({ endedDay, dueDay }: SlaClock) => `${endedDay === null ? 0 : 1}${dueDay}`;

function earliestPerStage(clocks: SlaClock[]): SlaClock[] {
  return STAGES.flatMap((stage) => {
    const [first] = clocks.filter((clock) => clock.stage === stage).sort((a, b) => (weight(a) < weight(b) ? -1 : 1));
    return first ? [first] : [];
  });
}
