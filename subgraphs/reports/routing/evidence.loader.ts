import type { EntityManager } from '@mikro-orm/postgresql';
import type { Report } from '../report/report.entity.ts';
import type { Evidence } from './proposal.policy.ts';

/** Reports looked at per ground: the newest say how things are now. */
const LOOKED_AT = { history: 500, similar: 20 };

/** Statuses of a report that its agency took on: what was merely sent there says nothing. */
const TAKEN_ON = `('VERIFIED', 'IN_PROGRESS', 'POSTPONED', 'AWAITING_COMPLETION', 'CLOSED')`;

/** What past reports and the register say about where this report belongs. Needs the SYSTEM viewer; three short queries. */
export async function evidenceFor(em: EntityManager, report: Report): Promise<Evidence[]> {
  const { id, categoryId, regencyCode } = report;
  const similar = await em.execute<Evidence[]>(SIMILAR, [id, id, id]);
  const history = categoryId
    ? await em.execute<Evidence[]>(historyIn(regencyCode), [categoryId, ...(regencyCode ? [regencyCode] : []), id])
    : [];
  const place = regencyCode ? await em.execute<Evidence[]>(PLACE, [regencyCode]) : [];
  const refused = await em.execute<{ id: string }[]>(RETURNED_BY, [id]);
  const out = new Set(refused.map((row) => row.id));
  return [...similar, ...history, ...place].filter(
    ({ agencyId }) => agencyId !== report.agencyId && !out.has(agencyId),
  );
}

const counted = (ground: Evidence['ground'], from: string) => `
  with looked as (${from})
  select agency_id as "agencyId", '${ground}' as ground, count(*)::int as reports,
    (select count(*)::int from looked) as "outOf", null as region from looked group by agency_id`;

const SIMILAR = counted(
  'SIMILAR_REPORT',
  `select r.agency_id from reports.fingerprint mine join reports.fingerprint o on o.text_key = mine.text_key and o.report_id <> ?
     join reports.report r on r.id = o.report_id
   where mine.report_id = ? and mine.text_key is not null and r.id <> ? and r.agency_id is not null and r.status in ${TAKEN_ON}
   order by o.received_at desc limit ${LOOKED_AT.similar}`,
);

/** Where the place is known, only reports from there; else from everywhere. Each has its index. */
const historyIn = (regencyCode: string | null) =>
  counted(
    'CATEGORY_HISTORY',
    `select agency_id from reports.report where category_id = ? ${regencyCode === null ? '' : 'and regency_code = ?'} and id <> ?
     and agency_id is not null and status in ${TAKEN_ON} order by received_at desc limit ${LOOKED_AT.history}`,
  );

/** "13.08.05" lies in "13.08" and in "13". */
const PLACE = `
  with parts as (select string_to_array(?, '.') as p),
    around as (select array_to_string(p[1:n], '.') as code, cardinality(p) - n as above
      from parts, generate_series(1, cardinality(p)) n)
  select a.id as "agencyId", 'PLACE' as ground, 0 as reports, 0 as "outOf",
    json_build_object('name', r.name, 'levelsAbove', around.above) as region
  from around join reports.directory_region r on r.code = around.code
  join reports.directory_agency a on a.region_codes @> array[around.code]
  order by around.above, a.id limit 20`;

const RETURNED_BY = `
  select distinct actor_agency_id as id from reports.report_event
  where report_id = ? and kind = 'RETURNED' and actor_agency_id is not null`;
