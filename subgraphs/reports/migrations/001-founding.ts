import { Migration } from '@mikro-orm/migrations';
import { auditTable } from '../../common/database/audit.ts';
import { idempotencyTable } from '../../common/database/idempotency.ts';
import { directoryTables } from '../../common/directory/directory.ts';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;
const inScope = (column: string) =>
  `${column}::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;

const HUB = role('SYSTEM');
const officeOf = (r: string) =>
  `(${role('LIAISON', 'AGENCY_ADMIN')} and (${inScope(`${r}.agency_id`)} or ${inScope(`${r}.channel_agency_id`)}))`;
const channelOf = (r: string) => `(${role('CONNECTOR')} and ${r}.channel_id = current_setting('app.channel', true))`;
const authorOf = (column: string) =>
  `(${role('REPORTER')} and exists (select 1 from reports.report_owner o where o.report_id = ${column}))`;

/** Rows of this table go with their report. */
const WITH_REPORT = 'exists (select 1 from reports.report r where r.id = report_id)';
/** Rows of this table go with the content of their report. */
const WITH_CONTENT = `${role('CENTRAL_ADMIN')} or exists (select 1 from reports.report r where r.id = report_id
  and (r.content_public or ${officeOf('r')} or ${channelOf('r')} or ${authorOf('r.id')}))`;

/** What viewers see of each table; what is missing here, none of them sees. */
const VISIBLE: Record<string, string> = {
  report: `(published and status <> 'BLOCKED') or ${role('CENTRAL_ADMIN', 'AUDITOR')} or ${officeOf('report')} or ${channelOf('report')} or ${authorOf('report.id')}`,
  report_number: WITH_REPORT,
  report_event: WITH_REPORT,
  source_link: WITH_REPORT,
  report_content: WITH_CONTENT,
  report_place: WITH_CONTENT,
  attachment: WITH_CONTENT,
  message: WITH_CONTENT,
  report_owner: `${role('REPORTER')} and user_id = nullif(current_setting('app.user', true), '')`,
  reporter: `${authorOf('reporter.report_id')} or exists (select 1 from reports.report r where r.id = report_id and not r.anonymous and ${officeOf('r')})`,
  merge_decision: `${role('CENTRAL_ADMIN', 'AUDITOR', 'LIAISON', 'AGENCY_ADMIN')}
  and exists (select 1 from reports.report r where r.id = low_id) and exists (select 1 from reports.report r where r.id = high_id)`,
};
const NAME_OF_RULE: Record<string, string> = { report_owner: 'own', reporter: 'known_to' };
const UNDER_ROW_RULES = [...Object.keys(VISIBLE), 'fingerprint'];

/** Reports, what they say, who wrote them, what happened to them, which of them are one. */
export class FoundingMigration extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists reports`);
    this.addReport();
    this.addContent();
    this.addConsolidation();
    for (const table of directoryTables('reports')) this.addSql(table);
    this.addSql(idempotencyTable('reports'));
    this.addSql(auditTable('reports'));
    for (const table of UNDER_ROW_RULES) this.addRowRules(table);
  }

  private addReport(): void {
    this.addSql(`create table reports.report (id uuid primary key, number text not null, version int not null,
      received_at timestamptz not null, anonymous boolean not null, secret boolean not null,
      own_anonymous boolean not null, own_secret boolean not null,
      status text check (status in ('RECEIVED', 'DISPATCHED', 'VERIFIED', 'IN_PROGRESS', 'AWAITING_COMPLETION', 'POSTPONED', 'RETURNED', 'CLOSED', 'ARCHIVED', 'BLOCKED', 'UNKNOWN')) not null,
      status_raw text null,
      classification text check (classification in ('SUPERVISED_COMPLAINT', 'UNSUPERVISED_COMPLAINT', 'INFORMATION_REQUEST', 'ASPIRATION')) null,
      closed_by text check (closed_by in ('SYSTEM', 'ADMIN', 'REPORTER')) null,
      resolution text check (resolution in ('RESOLVED', 'UNRESOLVED', 'REJECTED')) null,
      archive_reason text null, resume_status text null, handled_here boolean not null default false,
      agency_id uuid null, agency_as_said jsonb null, agency_found boolean not null, reporter_picked_agency boolean not null,
      category_id uuid null, regency_code text null, channel_id text not null, channel_agency_id uuid null,
      published boolean not null, historic boolean not null, silent boolean not null, merged_into_id uuid null,
      leader_id uuid generated always as (coalesce(merged_into_id, id)) stored,
      content_public boolean generated always as (published and not secret
        and (status in ('VERIFIED', 'IN_PROGRESS', 'AWAITING_COMPLETION', 'POSTPONED', 'RETURNED', 'CLOSED')
          or (status = 'DISPATCHED' and not reporter_picked_agency))) stored)`);
    this.addSql(`create unique index on reports.report (number)`);
    this.addSql(`create index on reports.report (received_at desc, id desc)`);
    this.addSql(`create index on reports.report (agency_id, received_at desc, id desc)`);
    this.addSql(`create index on reports.report (regency_code, received_at desc, id desc)`);
    this.addSql(`create index on reports.report (leader_id)`);
    this.addSql(`create index on reports.report (id) where not agency_found`);
    this.addSql(`create table reports.report_number (system text not null, number text not null, report_id uuid not null,
      primary key (system, number, report_id))`);
    this.addSql(`create index on reports.report_number (report_id)`);
    this.addSql(`create table reports.report_event (report_id uuid not null, seq int not null, kind text not null,
      at timestamptz not null, certainty text not null, actor_role text not null, actor_agency_id uuid null,
      data jsonb not null, recorded_at timestamptz not null, primary key (report_id, seq))`);
    this.addSql(`create table reports.source_link (source_record_id text primary key, report_id uuid not null,
      seq int not null, taken int[] not null, answers int not null)`);
    this.addSql(`create table reports.channel_move (channel_id text primary key, phase_version int not null)`);
    this.addSql(`create index on reports.source_link (report_id, source_record_id)`);
  }

  private addContent(): void {
    this.addSql(`create table reports.report_content (report_id uuid primary key, title text null, body text not null,
      final_body text null)`);
    this.addSql(`create table reports.report_place (report_id uuid primary key, said jsonb not null,
      region_code text null, conflict text null)`);
    this.addSql(`create index on reports.report_place (region_code)`);
    this.addSql(`create table reports.attachment (id uuid primary key, report_id uuid not null, name text not null,
      url text null, media_type text null, bytes int null)`);
    this.addSql(`create index on reports.attachment (report_id)`);
    this.addSql(`create table reports.message (report_id uuid not null, seq int not null, text text not null,
      primary key (report_id, seq))`);
    this.addSql(`create table reports.report_owner (report_id uuid primary key, user_id text not null)`);
    this.addSql(`create index on reports.report_owner (user_id)`);
    this.addSql(
      `create table reports.reporter (report_id uuid primary key, sealed text null, verified_keys text[] not null)`,
    );
    this.addSql(`create table reports.category (id uuid primary key, system text not null, external_id text null,
      name text not null, parent_id uuid null)`);
    this.addSql(`create unique index on reports.category (system, external_id)`);
    this.addSql(`create unique index on reports.category (system, name) where external_id is null`);
  }

  private addConsolidation(): void {
    this.addSql(`create table reports.fingerprint (report_id uuid primary key, text_key text null,
      channel_id text not null, received_at timestamptz not null)`);
    this.addSql(`create index on reports.fingerprint (text_key, received_at) where text_key is not null`);
    this.addSql(`create table reports.merge_decision (id uuid primary key, low_id uuid not null, high_id uuid not null,
      nth int not null, verb text not null, relation text not null, rule text not null, evidence jsonb not null,
      actor_role text not null, reason text null, supersedes_id uuid null, at timestamptz not null)`);
    this.addSql(`create unique index on reports.merge_decision (low_id, high_id, nth)`);
    this.addSql(`create index on reports.merge_decision (high_id)`);
  }

  private addRowRules(table: string): void {
    this.addSql(`alter table reports.${table} enable row level security`);
    this.addSql(`alter table reports.${table} force row level security`);
    this.addSql(`create policy written_by_hub on reports.${table} using (${HUB}) with check (${HUB})`);
    if (VISIBLE[table]) {
      const name = NAME_OF_RULE[table] ?? 'visible';
      this.addSql(`create policy ${name} on reports.${table} for select using (${VISIBLE[table]})`);
    }
  }
}
