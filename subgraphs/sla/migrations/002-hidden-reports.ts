import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;
const inScope = (column: string) =>
  `${column}::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;

const HUB = role('SYSTEM');
const VISIBLE = `shown or ${role('CENTRAL_ADMIN', 'AUDITOR')}
  or (${role('LIAISON', 'AGENCY_ADMIN')} and (${inScope('sla_clock.agency_id')} or ${inScope('sla_clock.channel_agency_id')}))
  or (${role('CONNECTOR')} and sla_clock.channel_id = current_setting('app.channel', true))`;

/** Deadlines of reports that are not shown are told to nobody but the offices concerned; clocks of before wait for their report's next letter. */
export class HiddenReportsMigration extends Migration {
  override up(): void {
    this.addSql('alter table sla.report_state add column phase_version int not null default 0');
    this.addSql(`alter table sla.sla_clock add column shown boolean not null default false,
      add column channel_id text not null default '', add column channel_agency_id uuid null`);
    this.addSql('alter table sla.report_state alter column phase_version drop default');
    this.addSql('alter table sla.sla_clock alter column shown drop default, alter column channel_id drop default');
    this.addSql('alter table sla.sla_clock enable row level security');
    this.addSql('alter table sla.sla_clock force row level security');
    this.addSql(`create policy written_by_hub on sla.sla_clock using (${HUB}) with check (${HUB})`);
    this.addSql(`create policy visible on sla.sla_clock for select using (${VISIBLE})`);
  }
}
