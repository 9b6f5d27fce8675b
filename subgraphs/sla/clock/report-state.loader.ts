import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ASKED } from '../../common/database/asked.ts';
import { inOrderOf } from '../../common/graphql/loader.ts';
import type { RecomputeOrder } from '../../common/handover/recompute-clocks.topic.ts';
import { addDays } from '../../common/time/day.ts';
import type { Case } from './clock.policy.ts';
import { ReportState } from './report-state.entity.ts';

/** Reports computed again in one transaction. */
const BATCH = 500;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Locks these reports, those they follow and those that follow them, in the order of the ids. */
export async function lockReports(em: EntityManager, reportIds: readonly string[]): Promise<void> {
  await em.execute(
    `${ASKED}, concerned as (
       select id from asked
       union select s.lead_report_id from asked join sla.report_state s on s.report_id = asked.id
       union select s.report_id from asked join sla.report_state s on s.lead_report_id = asked.id)
     select s.report_id from concerned join sla.report_state s on s.report_id = concerned.id order by s.report_id for update of s`,
    [JSON.stringify(reportIds)],
  );
}

/** These reports and those that follow them, each with the one it follows. Reports nobody has told of are left out. */
export const casesOf = (em: EntityManager, reportIds: readonly string[]): Promise<Case[]> =>
  em.execute<Case[]>(
    `${ASKED}, concerned as (
       select id from asked union select s.report_id from asked join sla.report_state s on s.lead_report_id = asked.id)
     select s.snapshot as report, l.snapshot as leader
     from concerned join sla.report_state s on s.report_id = concerned.id
     left join sla.report_state l on l.report_id = s.lead_report_id and l.report_id <> s.report_id
     order by s.report_id`,
    [JSON.stringify(reportIds)],
  );

/** Which reports an order concerns; `has`: SQL that says whether there are such rows. */
const concerned = (has: (rows: string) => string) => `from sla.report_state s where s.report_id > ?::uuid
  and (?::text is null or s.snapshot->>'receivedAt' >= ?)
  and (?::date is null
    or ${has(`sla.sla_clock c where c.report_id = s.report_id and c.current
      and (c.due_day >= ?::date or c.held_since_day is not null)`)}
    or ${has('sla.performance_fact f where f.report_id = s.report_id and f.last_day >= ?::date')})
  and (?::uuid is null or coalesce((select l.snapshot from sla.report_state l where l.report_id = s.lead_report_id),
    s.snapshot)->>'agencyId' in (select id::text from sla.directory_agency where path @> array[?::uuid]))`;

/** Asked report by report: a batch must not read what lies behind it. The planner would read all clocks for an "exists". */
const NEXT_CONCERNED = concerned((rows) => `coalesce((select true from ${rows} limit 1), false)`);
/** Asked once over all reports. */
const ALL_CONCERNED = concerned((rows) => `exists (select 1 from ${rows})`);

const concernedBy = ({ afterReportId, receivedFromDay, dueFromDay, agencyId }: RecomputeOrder) => [
  afterReportId ?? LOWEST_ID,
  // A day begins earlier in the east than in Greenwich.
  ...twice(receivedFromDay && addDays(receivedFromDay, -1)),
  ...[dueFromDay, dueFromDay, dueFromDay],
  ...twice(agencyId),
];

/** The newest snapshot of a report. */
export const reportStateById = (em: EntityManager) =>
  new DataLoader<string, ReportState | null>(async (ids) =>
    inOrderOf(ids, await em.find(ReportState, { reportId: { $in: [...ids] } }), ({ reportId }) => reportId),
  );

/** These reports, each with the one it follows; not those that follow them. */
export async function casesById(em: EntityManager, reportIds: readonly string[]): Promise<Case[]> {
  const asked = new Set(reportIds);
  return (await casesOf(em, reportIds)).filter(({ report }) => asked.has(report.reportId));
}

/** Ids of the next reports that an order concerns, in their order. */
export async function concernedReports(em: EntityManager, order: RecomputeOrder, limit = BATCH): Promise<string[]> {
  const rows = await em.execute<{ report_id: string }[]>(
    `select s.report_id ${NEXT_CONCERNED} order by s.report_id limit ?`,
    [...concernedBy(order), limit],
  );
  return rows.map((row) => row.report_id);
}

/** How many reports an order concerns. */
export async function countConcerned(em: EntityManager, order: RecomputeOrder): Promise<number> {
  const [row] = await em.execute<{ n: string }[]>(`select count(*) as n ${ALL_CONCERNED}`, concernedBy(order));
  return Number(row!.n);
}

/** Each agency with all above it, the lowest first; one that nobody has told of stands alone. */
export async function pathsOf(em: EntityManager, agencyIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await em.execute<{ id: string; path: string[] }[]>(
    `${ASKED} select a.id, a.path from asked join sla.directory_agency a on a.id = asked.id`,
    [JSON.stringify([...new Set(agencyIds)])],
  );
  return new Map<string, string[]>([
    ...agencyIds.map((id): [string, string[]] => [id, [id]]),
    ...rows.map(({ id, path }): [string, string[]] => [id, path]),
  ]);
}

const twice = (value: string | null) => [value, value];
