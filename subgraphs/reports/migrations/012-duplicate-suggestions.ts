import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;

const HUB = role('SYSTEM');
const BOTH = (table: string) => `exists (select 1 from reports.${table} l where l.report_id = low_id)
  and exists (select 1 from reports.${table} h where h.report_id = high_id)`;
const VISIBLE = `${role('CENTRAL_ADMIN', 'AUDITOR', 'LIAISON', 'AGENCY_ADMIN')} and ${BOTH('report_content')}
  and (open_band <> 'IGNORE' or ${role('CENTRAL_ADMIN')} or (${BOTH('reporter')}))`;

/** Pairs of reports that may be about one matter, for a person to decide. */
export class DuplicateSuggestionsMigration extends Migration {
  override up(): void {
    const bands = `('AUTO_ELIGIBLE', 'SUGGEST', 'RECURRENCE', 'IGNORE')`;
    this.addSql(`create table reports.duplicate_suggestion (low_id uuid not null, high_id uuid not null,
      found_for uuid not null, band text check (band in ${bands}) not null, bits real not null,
      open_band text check (open_band in ${bands}) not null, open_bits real not null, value real not null,
      evidence jsonb not null, open_evidence jsonb not null, model_version text not null, terms_version text null,
      at timestamptz not null, primary key (low_id, high_id))`);
    this.addSql('create index on reports.duplicate_suggestion (high_id)');
    this.addSql('create index on reports.duplicate_suggestion (found_for)');
    this.addSql('create index on reports.duplicate_suggestion (value desc, low_id desc, high_id desc)');
    this.addSql('alter table reports.duplicate_suggestion enable row level security');
    this.addSql('alter table reports.duplicate_suggestion force row level security');
    this.addSql(`create policy written_by_hub on reports.duplicate_suggestion using (${HUB}) with check (${HUB})`);
    this.addSql(`create policy visible on reports.duplicate_suggestion for select using (${VISIBLE})`);
  }
}
