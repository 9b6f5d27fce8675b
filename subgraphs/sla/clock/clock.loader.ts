import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ASKED } from '../../common/database/asked.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { groupedBy, inOrderOf } from '../../common/graphql/loader.ts';
import { STAGES } from '../rule-set/stage.ts';
import { SlaClock } from './sla-clock.entity.ts';

/**
 * SQL: the order of merged reports' clocks of one stage, the one that holds first: what still runs, then the earliest
 * due day. A merge never lengthens a deadline, and a pause of one member pauses only that member.
 */
export const strictestFirst = (clock: string) =>
  `case ${clock}.state when 'RUNNING' then 0 when 'PAUSED' then 1 else 2 end, ${clock}.due_day, ${clock}.id`;

/** SQL: no other member's clock of the stage is stricter; alone a report's own always holds. */
export const holdsAmongMerged = (clock: string) => `not exists (select 1 from sla.sla_clock o where o.current
  and o.stage = ${clock}.stage and o.lead_report_id = ${clock}.lead_report_id
  and (${strictestFirst('o')}) < (${strictestFirst(clock)}))`;

/**
 * The clocks of a report in the order of the stages. Merged reports show the same ones under each of their ids, of each
 * stage the strictest.
 */
export const clocksOfReport = (em: EntityManager) =>
  new DataLoader<string, SlaClock[]>(async (ids) => {
    const rows = await em.execute<{ asked_id: string }[]>(STRICTEST_OF_EACH, [JSON.stringify(uuidsOnly(ids))]);
    const clocks = rows.map(({ asked_id, ...row }) => ({ of: asked_id, clock: em.map(SlaClock, row as never) }));
    return groupedBy(ids, clocks, ({ of }) => of).map((group) =>
      STAGES.flatMap((stage) => group.filter(({ clock }) => clock.stage === stage).map(({ clock }) => clock)),
    );
  });

const STRICTEST_OF_EACH = `${ASKED}
  select distinct on (asked.id, c.stage) asked.id as asked_id, c.*
  from asked join sla.report_state s on s.report_id = asked.id
  join sla.sla_clock c on c.lead_report_id = s.lead_report_id and c.current
  order by asked.id, c.stage, ${strictestFirst('c')}`;

/** A clock by its id. */
export const clockById = (em: EntityManager) =>
  new DataLoader<string, SlaClock | null>(async (ids) => {
    const rows = await em.find(SlaClock, { id: { $in: uuidsOnly(ids) } });
    return inOrderOf(ids, rows, (row) => row.id);
  });

/** Whether the viewer may see the deadlines of a report, and so may know of it. */
export const deadlinesShown = (em: EntityManager) =>
  new DataLoader<string, boolean>(async (ids) => {
    const rows = await em.find(SlaClock, { reportId: { $in: uuidsOnly(ids) } }, { fields: ['reportId'] });
    const shown = new Set(rows.map(({ reportId }) => reportId));
    return ids.map((id) => shown.has(id));
  });
