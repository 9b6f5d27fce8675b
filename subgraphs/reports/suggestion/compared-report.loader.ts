import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import type { ComparedReport } from '../block-key/compared-report.ts';

type Row = Omit<ComparedReport, 'receivedAt'> & { receivedAt: string };

/** What is compared of these reports, under their ids. With SYSTEM everything; needs a transaction. */
export async function comparedReports(em: EntityManager, ids: readonly string[]): Promise<Map<string, ComparedReport>> {
  const rows = await bound<Row>(em, COMPARED, [ids], 'compared reports');
  return new Map(rows.map((row) => [row.id, { ...row, receivedAt: new Date(row.receivedAt) }]));
}

// Anonymity is the strictest of all copies', as everywhere.
const COMPARED = `
  select r.id, concat_ws(' ', c.title, c.body) as text, c.title, r.category_id as "categoryId", r.agency_id as "agencyId",
    r.channel_id as "channelId", r.received_at as "receivedAt", p.said as place, w.verified_keys as "reporterKeys",
    r.anonymous, r.secret, r.status
  from unnest($1::uuid[]) as asked (id) join reports.report r on r.id = asked.id
  join reports.report_content c on c.report_id = r.id join reports.reporter w on w.report_id = r.id
  left join reports.report_place p on p.report_id = r.id`;
