import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;
const inScope = (column: string) =>
  `${column}::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;

const HUB = role('SYSTEM');
const AUTHOR = `(${role('REPORTER')} and exists (select 1 from reports.report_owner o where o.report_id = report_access.report_id))`;
const OFFICE = `(${role('LIAISON', 'AGENCY_ADMIN')} and (${inScope('r.agency_id')} or ${inScope('r.channel_agency_id')}))`;
const KNOWN_TO = `${AUTHOR} or ${role('CENTRAL_ADMIN', 'AUDITOR')} or exists (select 1 from reports.report r where r.id = report_id and ${OFFICE})`;

/** Who was shown what is not for everybody. */
export class ReportAccessMigration extends Migration {
  override up(): void {
    this.addSql(`create table reports.report_access (id uuid primary key, report_id uuid not null,
      kind text check (kind in ('CONTENT', 'REPORTER', 'REVEAL')) not null, role text not null, user_id text null,
      agency_id uuid null, at timestamptz not null, once text not null)`);
    this.addSql('create unique index on reports.report_access (once)');
    this.addSql('create index on reports.report_access (report_id, id)');
    this.addSql('alter table reports.report_access enable row level security');
    this.addSql('alter table reports.report_access force row level security');
    this.addSql(`create policy written_by_hub on reports.report_access using (${HUB}) with check (${HUB})`);
    this.addSql(`create policy known_to on reports.report_access for select using (${KNOWN_TO})`);
  }
}
