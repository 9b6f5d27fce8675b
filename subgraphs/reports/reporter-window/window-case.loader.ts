import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { ASIDE, type WindowCase } from './reporter-window.policy.ts';

/** How a report stands, with the version on which a decision is made; null: there is none. Needs the SYSTEM viewer. */
export async function windowCase(
  em: EntityManager,
  reportId: string,
): Promise<(WindowCase & { version: number }) | null> {
  if (uuidsOnly([reportId]).length === 0) return null;
  const [found] = await em.execute<(WindowCase & { version: number })[]>(CASE, [JSON.stringify(ASIDE), reportId]);
  return found ?? null;
}

const CASE = `
  select r.version, r.status, r.historic, r.withdrawn, r.handled_here as "handledHere",
    r.merged_into_id is not null as merged,
    case when e.seq is not null then json_build_object('kind', e.kind,
      'day', to_char(e.at at time zone coalesce(a.timezone, 'Asia/Jakarta'), 'YYYY-MM-DD')) end as newest,
    exists (select 1 from reports.report m join reports.report_event w on w.report_id = m.id
      where m.leader_id = r.id and w.kind in ('REPORTER_REPLIED', 'COMPLETED') and w.at > e.at) as answered
  from reports.report r
  left join reports.directory_agency a on a.id = r.agency_id
  left join lateral (select * from reports.report_event
    where report_id = r.id and kind not in (select jsonb_array_elements_text(?::jsonb)) order by seq desc limit 1) e on true
  where r.id = ?`;
