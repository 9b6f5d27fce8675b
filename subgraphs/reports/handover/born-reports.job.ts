import { forkFor } from '../../common/database/row-security.ts';
import type { GatherReports } from '../../common/handover/gather-reports.topic.ts';
import { type BornReport, reportsGathered } from '../../common/handover/reports-gathered.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { seal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';

/** Reports of one letter. */
const AT_ONCE = 200;

type Row = Omit<BornReport, 'occurredAt'> & { id: string; occurredAt: Date };

/** Tells a channel that goes back the next page of the reports that were born in the hub for its agencies meanwhile. */
export async function tellBornReports(
  { orm, letterBox, config }: Runtime,
  { handoverId, agencyIds, since, until, after }: GatherReports,
): Promise<void> {
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    const values = [JSON.stringify(agencyIds), since, until, after, after];
    const rows = await em.execute<Row[]>(BORN, values);
    const reports = rows.map(({ id: reportId, occurredAt, ...facts }) => {
      const report: BornReport = { ...facts, occurredAt: new Date(occurredAt).toISOString() };
      return { reportId, sealed: seal(config.HUB_SECRET, JSON.stringify(report)) };
    });
    const next = rows.length === AT_ONCE ? rows.at(-1)!.id : null;
    await letterBox.send(em, reportsGathered, { handoverId, reports, next });
  });
}

/** A report that was joined to another goes over with that one. */
const BORN = `
  select r.id, r.number, c.title, c.body, p.said as place, r.received_at as "occurredAt", r.status, r.anonymous, r.secret,
    case when g.id is null then null else jsonb_build_object('system', g.system, 'id', g.external_id, 'name', g.name) end as category
  from reports.report r join reports.report_content c on c.report_id = r.id
  left join reports.report_place p on p.report_id = r.id left join reports.category g on g.id = r.category_id
  where r.channel_id = 'hub' and r.merged_into_id is null
    and r.agency_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
    and r.received_at >= ?::timestamptz and r.received_at < ?::timestamptz and (?::uuid is null or r.id > ?::uuid)
  order by r.id limit ${AT_ONCE}`;
