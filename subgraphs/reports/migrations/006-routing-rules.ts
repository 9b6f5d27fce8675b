import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;

/** Rules by which new reports are dispatched without a clerk. */
export class RoutingRulesMigration extends Migration {
  override up(): void {
    this.addSql(`create table reports.routing_rule (id uuid primary key, category_id uuid null, region_code text null,
      agency_id uuid not null, enabled boolean not null, changed_at timestamptz not null)`);
    this.addSql('create unique index on reports.routing_rule (category_id, region_code) nulls not distinct');
    this.addSql('alter table reports.routing_rule enable row level security');
    this.addSql('alter table reports.routing_rule force row level security');
    this.addSql(`create policy written_by_hub on reports.routing_rule
      using (${role('SYSTEM')}) with check (${role('SYSTEM')})`);
    this.addSql(`create policy visible on reports.routing_rule for select
      using (${role('LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR')})`);
  }
}
