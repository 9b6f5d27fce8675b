import type { EntityManager } from '@mikro-orm/postgresql';
import type { Whereabouts } from '../event/audience.policy.ts';

/** A report with the agencies above it, as notices are made of it. */
export interface PlacedReport extends Whereabouts {
  reportId: string;
  number: string;
  agencyId: string | null;
  /** Null: the centre's, or not in the register. */
  agencyName: string | null;
  historic: boolean;
}

const PLACED = `
  select k.report_id as "reportId", k.number, k.agency_id as "agencyId", k.channel_id as "channelId", k.shown, k.historic,
    a.name as "agencyName",
    coalesce(to_jsonb(a.path), jsonb_build_array(k.agency_id)) as "agencyPath",
    coalesce(to_jsonb(c.path), jsonb_build_array(k.channel_agency_id)) as "channelAgencyPath"
  from notices.known_report k left join notices.directory_agency a on a.id = k.agency_id
  left join notices.directory_agency c on c.id = k.channel_agency_id
  where k.report_id in (select jsonb_array_elements_text(?::jsonb)::uuid)`;

/** Known reports by their ids. An agency the register does not know yet stands for itself. */
export async function placedReports(em: EntityManager, ids: readonly string[]): Promise<Map<string, PlacedReport>> {
  const rows = await em.execute<PlacedReport[]>(PLACED, [JSON.stringify([...new Set(ids)])]);
  return new Map(rows.map((row) => [row.reportId, row]));
}
