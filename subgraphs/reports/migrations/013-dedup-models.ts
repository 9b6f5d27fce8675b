import { Migration } from '@mikro-orm/migrations';
import { FOUNDING_WEIGHTS } from '../likeness/weights/founding-weights.ts';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;

const HUB = role('SYSTEM');
const BANDS = `('AUTO_ELIGIBLE', 'SUGGEST', 'RECURRENCE', 'IGNORE')`;

/** Weights of the comparison by version, and how one in shadow would judge. A hub begins with the founding ones. */
export class DedupModelsMigration extends Migration {
  override up(): void {
    this.addSql(`create table reports.dedup_model (version text primary key,
      state text check (state in ('DRAFT', 'SHADOW', 'ACTIVE', 'RETIRED')) not null,
      origin text check (origin in ('FOUNDING', 'LEARNED')) not null, weights jsonb not null, figures jsonb null,
      made_at timestamptz not null, shadow_since timestamptz null, activated_at timestamptz null)`);
    // At most one is active and one in shadow, whoever writes.
    this.addSql(`create unique index on reports.dedup_model (state) where state in ('ACTIVE', 'SHADOW')`);
    this.addSql(`create table reports.dedup_model_day (model_version text not null, active_version text not null,
      day text not null, active_band text check (active_band in ${BANDS}) not null,
      shadow_band text check (shadow_band in ${BANDS}) not null, pairs int not null,
      primary key (model_version, active_version, day, active_band, shadow_band))`);
    const { version, ...weights } = FOUNDING_WEIGHTS;
    this.addSql(`insert into reports.dedup_model (version, state, origin, weights, made_at, activated_at)
      values ('${version}', 'ACTIVE', 'FOUNDING', '${JSON.stringify(weights)}', now(), now())`);
    for (const table of ['dedup_model', 'dedup_model_day']) {
      this.addSql(`alter table reports.${table} enable row level security`);
      this.addSql(`alter table reports.${table} force row level security`);
      this.addSql(`create policy written_by_hub on reports.${table} using (${HUB}) with check (${HUB})`);
      this.addSql(`create policy visible on reports.${table} for select using (${role('CENTRAL_ADMIN', 'AUDITOR')})`);
    }
  }
}
