import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;
const inScope = (column: string) =>
  `${column}::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;
const OFFICE = `(${role('LIAISON', 'AGENCY_ADMIN')} and (${inScope('r.agency_id')} or ${inScope('r.channel_agency_id')}))`;
const CHANNEL = `(${role('CONNECTOR')} and r.channel_id = current_setting('app.channel', true))`;
const AUTHOR = `(${role('REPORTER')} and exists (select 1 from reports.report_owner o where o.report_id = r.id))`;
/** As the other rows that go with the content of a report. */
const WITH_CONTENT = `${role('CENTRAL_ADMIN')} or exists (select 1 from reports.report r where r.id = report_id
  and (r.content_public or ${OFFICE} or ${CHANNEL} or ${AUTHOR}))`;

/** What reporters think of the handling. */
export class RatingMigration extends Migration {
  override up(): void {
    this.addSql(`create table reports.rating (report_id uuid primary key, score int not null, text text null,
      rated_at timestamptz not null, changed_at timestamptz not null)`);
    this.addSql('alter table reports.rating enable row level security');
    this.addSql('alter table reports.rating force row level security');
    this.addSql(
      `create policy written_by_hub on reports.rating using (${role('SYSTEM')}) with check (${role('SYSTEM')})`,
    );
    this.addSql(`create policy visible on reports.rating for select using (${WITH_CONTENT})`);
  }
}
