import { Migration } from '@mikro-orm/migrations';
import { ownerOrCentre, readByMigrants } from '../row-rules.ts';

/**
 * Progress of history imports, what they could not place, and tables of values of channels. Safe while the old version
 * runs: new columns have defaults, new tables are new.
 */
export class HistoryImportMigration extends Migration {
  override up(): void {
    this.addSql('alter table connectors.import_run alter column records set default 0');
    this.addSql(`alter table connectors.import_run
      add column way text check (way in ('PAGES', 'FILE', 'SOURCE')) not null default 'PAGES',
      add column created int not null default 0, add column changed int not null default 0,
      add column unchanged int not null default 0, add column late int not null default 0,
      add column rejected int not null default 0, add column expected int null, add column cursor jsonb null,
      add column error_message text null, add column by_role text not null default 'SYSTEM', add column by_user_id text null`);
    this.addSql(`create table connectors.import_remark (import_run_id uuid not null, channel_id text not null,
      kind text check (kind in ('STATUS', 'CATEGORY', 'AGENCY', 'REASON')) not null, value text not null,
      example text not null, records int not null, primary key (import_run_id, kind, value))`);
    this.protect('import_remark', ownerOrCentre('channel_id'), 'owner_or_centre');
    this.addSql(`create table connectors.channel_value (id uuid primary key, channel_id text not null, version int not null,
      kind text check (kind in ('STATUS', 'CATEGORY', 'AGENCY')) not null, raw text not null, hub text not null,
      by_role text not null, by_user_id text null, at timestamptz not null)`);
    this.addSql(`alter table connectors.channel_value
      add constraint channel_value_channel_id_kind_raw_version_unique unique (channel_id, kind, raw, version)`);
    this.protect('channel_value', readByMigrants('channel_id'), 'read_by_migrants');
  }

  private protect(table: string, rule: string, name: string): void {
    this.addSql(`alter table connectors.${table} enable row level security`);
    this.addSql(`alter table connectors.${table} force row level security`);
    this.addSql(`create policy ${name} on connectors.${table} using (${rule})`);
  }
}
