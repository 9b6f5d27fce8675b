import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;
const IN_SCOPE = `agency_id::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;

const HUB = role('SYSTEM');
const VISIBLE = `shown or ${role('CENTRAL_ADMIN', 'AUDITOR')} or (${role('LIAISON', 'AGENCY_ADMIN')} and ${IN_SCOPE})`;
const KEY = `agency_id uuid not null, month date not null, channel_id text not null, category_id text not null,
  shown boolean not null`;

/** What each report contributes to the figures, sums of it, and changes not yet added to the sums. */
export class PerformanceMigration extends Migration {
  override up(): void {
    this.addSql(`create table sla.performance_fact (report_id uuid primary key, ${KEY}, last_day date not null,
      parts jsonb not null)`);
    this.addSql('create index on sla.performance_fact (last_day)');
    this.addSql(`create table sla.performance_cell (${KEY}, measure text not null, bucket int not null, n bigint not null,
      primary key (agency_id, channel_id, category_id, month, shown, measure, bucket))`);
    this.addSql('create index on sla.performance_cell (n) where n = 0');
    this.addSql(`create table sla.performance_delta (id bigserial primary key, ${KEY},
      measure text not null, bucket int not null, n bigint not null)`);
    this.addSql(`create table sla.performance_light (light text check (light in ('RED', 'YELLOW', 'GREEN')) not null,
      from_percent int not null, primary key (light))`);
    this.addSql(`insert into sla.performance_light values ('RED', 0), ('YELLOW', 60), ('GREEN', 90)`);
    for (const table of ['performance_fact', 'performance_cell', 'performance_delta']) {
      this.addSql(`alter table sla.${table} enable row level security`);
      this.addSql(`alter table sla.${table} force row level security`);
      this.addSql(`create policy written_by_hub on sla.${table} using (${HUB}) with check (${HUB})`);
      if (table !== 'performance_fact') {
        this.addSql(`create policy visible on sla.${table} for select using (${VISIBLE})`);
      }
    }
  }
}
