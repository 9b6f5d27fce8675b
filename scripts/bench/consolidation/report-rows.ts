import type pg from 'pg';
import type { ComparedReport } from '../../../subgraphs/reports/block-key/compared-report.ts';

/** Puts reports into the tables that a comparison reads, as the inbox would have left them. */
export async function insertReports(owner: pg.Client, reports: readonly ComparedReport[]): Promise<void> {
  const rows = JSON.stringify(reports);
  for (const statement of STATEMENTS) await owner.query(statement, [rows]);
}

const FROM = `from jsonb_to_recordset($1::jsonb) r (id uuid, text text, "categoryId" uuid, "agencyId" uuid,
  "channelId" text, "receivedAt" timestamptz, place jsonb, "reporterKeys" jsonb, anonymous boolean, secret boolean)`;

const STATEMENTS = [
  `insert into reports.report (id, number, version, received_at, anonymous, secret, own_anonymous, own_secret, status,
     agency_id, agency_found, reporter_picked_agency, category_id, channel_id, published, historic, silent)
   select id, 'LH-' || id, 1, "receivedAt", anonymous, secret, anonymous, secret, 'VERIFIED', "agencyId", true, true,
     "categoryId", "channelId", true, false, true ${FROM}`,
  `insert into reports.report_content (report_id, title, body) select id, null, text ${FROM}`,
  `insert into reports.report_place (report_id, said) select id, place ${FROM}`,
  `insert into reports.reporter (report_id, verified_keys)
   select id, array(select jsonb_array_elements_text("reporterKeys")) ${FROM}`,
];
