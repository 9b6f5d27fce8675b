import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ASKED } from '../../common/database/asked.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { groupedBy, inOrderOf } from '../../common/graphql/loader.ts';
import { Report } from './report.entity.ts';
import { ReportEvent } from './report-event.entity.ts';
import type { ReportNumber } from './report-number.entity.ts';

/** A page of a list that hangs on a report. */
export interface PageOfReport {
  reportId: string;
  /** Rows wanted, the surplus one included. */
  limit: number;
  /** Sort value of the last row of the page before. */
  after: string | null;
}

/** The reports asked for, each with those that follow it. */
const MEMBERS = `${ASKED}, members as (
  select id as of, id from asked
  union select asked.id, r.id from asked join reports.report r on r.leader_id = asked.id)`;

/** One query per tick, however many keys the gateway sends. Made anew for each request. */
export const reportById = (em: EntityManager) =>
  new DataLoader<string, Report | null>(async (ids) => {
    const rows = await em.find(Report, { id: { $in: uuidsOnly(ids) } });
    return inOrderOf(ids, rows, (row) => row.id);
  });

/** Numbers of a report and of those that follow it. */
export const numbersOfReport = (em: EntityManager) =>
  new DataLoader<string, ReportNumber[]>(async (ids) => {
    const rows = await em.execute<(ReportNumber & { of: string })[]>(
      `${MEMBERS} select distinct m.of, n.system, n.number from members m join reports.report_number n on n.report_id = m.id
       order by n.system, n.number`,
      [JSON.stringify(ids)],
    );
    return groupedBy(ids, rows, (row) => row.of);
  });

/** SQL: the event in the row `e` tells of a merge with a report that the viewer does not see. */
const TELLS_OF_HIDDEN = `(e.kind in ('MERGED', 'UNMERGED') and e.data->'pair' is not null and 2 > (
  select count(*) from reports.report p where p.id in ((e.data->'pair'->>0)::uuid, (e.data->'pair'->>1)::uuid)))`;

/** When something last happened to a report, as far as the viewer sees its events. */
export const lastEventOfReport = (em: EntityManager) =>
  new DataLoader<string, Date | null>(async (ids) => {
    const rows = await em.execute<{ id: string; at: string }[]>(
      `${ASKED} select asked.id, e.at from asked cross join lateral (select at
         from reports.report_event e where e.report_id = asked.id and not ${TELLS_OF_HIDDEN} order by seq desc limit 1) e`,
      [JSON.stringify(ids)],
    );
    return inOrderOf(ids, rows, (row) => row.id).map((row) => (row ? new Date(row.at) : null));
  });

/** Events of a report, a page at a time; `after` is a `seq`. */
export const eventsOfReport = (em: EntityManager) =>
  pages(async (ids, limit, after) => {
    const rows = await em.execute<Record<string, unknown>[]>(
      `${ASKED} select e.* from asked cross join lateral (select * from reports.report_event e
         where e.report_id = asked.id and e.seq > ? and not ${TELLS_OF_HIDDEN} order by e.seq limit ?) e`,
      [JSON.stringify(ids), Number(after ?? 0), limit],
    );
    return rows.map((row) => em.map(ReportEvent, row)).map((row) => ({ of: row.reportId, row }));
  });

/** How many events of a report the viewer sees. */
export const eventCountOfReport = (em: EntityManager) =>
  new DataLoader<string, number>(async (ids) => {
    const rows = await em.execute<{ id: string; n: number }[]>(
      `${ASKED} select asked.id, count(*)::int as n from asked join reports.report_event e on e.report_id = asked.id
       where not ${TELLS_OF_HIDDEN} group by asked.id`,
      [JSON.stringify(ids)],
    );
    return inOrderOf(ids, rows, (row) => row.id).map((row) => row?.n ?? 0);
  });

/** Ids of the source records of a report and of those that follow it, a page at a time; `after` is such an id. */
export const sourceRecordsOfReport = (em: EntityManager) =>
  pages(async (ids, limit, after) => {
    const rows = await em.execute<{ of: string; row: string }[]>(
      `${MEMBERS} select asked.id as of, l.source_record_id as row from asked cross join lateral (
         select l.source_record_id from members m join reports.source_link l on l.report_id = m.id
         where m.of = asked.id and l.source_record_id > ? order by 1 limit ?) l`,
      [JSON.stringify(ids), after ?? '', limit],
    );
    return rows;
  });

/** Pages asked for in one tick: one query for each length and start, which are mostly the same for all. */
function pages<Row>(
  fetch: (ids: string[], limit: number, after: string | null) => Promise<{ of: string; row: Row }[]>,
) {
  return new DataLoader<PageOfReport, Row[], string>(
    async (keys) => {
      const kinds = Map.groupBy(keys, ({ limit, after }) => JSON.stringify([limit, after]));
      const found = new Map<string, Row[]>();
      for (const [kind, group] of kinds) {
        const [limit, after] = JSON.parse(kind) as [number, string | null];
        const ids = group.map(({ reportId }) => reportId);
        const rows = groupedBy(ids, await fetch(ids, limit, after), ({ of }) => of);
        for (const [place, key] of group.entries())
          found.set(
            keyOf(key),
            rows[place]!.map(({ row }) => row),
          );
      }
      return keys.map((key) => found.get(keyOf(key)) ?? []);
    },
    { cacheKeyFn: keyOf },
  );
}

const keyOf = ({ reportId, limit, after }: PageOfReport) => JSON.stringify([reportId, limit, after]);
