import { Migration } from '@mikro-orm/migrations';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;

const HUB = role('SYSTEM');
const JUDGES = role('CENTRAL_ADMIN', 'AUDITOR');
const BOTH = `exists (select 1 from reports.report_content l where l.report_id = low_id)
  and exists (select 1 from reports.report_content h where h.report_id = high_id)`;

/** Automatic merges that people look at again, and the categories in which automatic joining has been suspended. */
export class MergeAuditsMigration extends Migration {
  override up(): void {
    this.addSql(`create table reports.merge_audit (id uuid primary key, low_id uuid not null, high_id uuid not null,
      decision_id uuid null, rule text null, category_id uuid null, model_version text null, made_at timestamptz not null,
      verdict text check (verdict in ('SAME', 'DIFFERENT')) null, reason text null, judged_at timestamptz null,
      judge_role text null, judge_user text null)`);
    this.addSql('create unique index on reports.merge_audit (low_id, high_id)');
    this.addSql('create index on reports.merge_audit (id) where verdict is null');
    this.addSql('create index on reports.merge_audit (category_id, judged_at) where verdict is not null');
    this.addSql(`create table reports.auto_suspension (id uuid primary key, category_id uuid null, audited int not null,
      correct int not null, low real not null, high real not null, suspended_at timestamptz not null,
      lifted_at timestamptz null, lift_reason text null)`);
    this.addSql(
      `create unique index on reports.auto_suspension (category_id) nulls not distinct where lifted_at is null`,
    );
    for (const [table, visible] of [
      ['merge_audit', `${JUDGES} and ${BOTH}`],
      ['auto_suspension', JUDGES],
    ]) {
      this.addSql(`alter table reports.${table} enable row level security`);
      this.addSql(`alter table reports.${table} force row level security`);
      this.addSql(`create policy written_by_hub on reports.${table} using (${HUB}) with check (${HUB})`);
      this.addSql(`create policy visible on reports.${table} for select using (${visible})`);
    }
  }
}
