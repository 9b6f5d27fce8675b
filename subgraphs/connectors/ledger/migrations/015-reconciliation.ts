import { Migration } from '@mikro-orm/migrations';
import { openToMigrants, readByMigrants } from '../row-rules.ts';

/** What a source says it holds, compared with the ledger. Safe while the old version runs: the tables are new. */
export class ReconciliationMigration extends Migration {
  override up(): void {
    this.addSql(`create table connectors.reconciliation (id uuid primary key, channel_id text not null, from_day date null,
      to_day date null, other_side text check (other_side in ('SOURCE', 'FILE')) not null,
      state text check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')) not null default 'WAITING',
      sides text check (sides in ('TWO_SIDED', 'ONE_SIDED')) null, asked_at timestamptz not null,
      started_at timestamptz null, ended_at timestamptz null, listed int not null default 0, nameless int not null default 0,
      error_code text null, error_message text null, by_role text not null, by_user_id text null)`);
    this.addSql('create index on connectors.reconciliation (channel_id, id)');
    this.addSql(`create table connectors.reconciliation_cell (reconciliation_id uuid not null, day date not null, status text not null,
      secret boolean not null, channel_id text not null, source_count int not null, source_hash bigint not null,
      hub_count int not null, hub_hash bigint not null, primary key (reconciliation_id, day, status, secret))`);
    this.addSql(`create table connectors.finding (id text primary key, reconciliation_id uuid not null, channel_id text not null,
      external_id text not null, source_record_id text null,
      kind text check (kind in ('MISSING_IN_HUB', 'EXTRA_IN_HUB', 'DIFFERING')) not null, cause text not null, day date null,
      source_status text null, hub_status text null, source_hash text not null, hub_hash text not null, secret boolean not null)`);
    this.addSql('create index on connectors.finding (reconciliation_id, id)');
    this.addSql(`create table connectors.explanation (id uuid primary key, channel_id text not null, external_id text not null,
      kind text not null, source_hash text not null, hub_hash text not null, secret boolean not null, reason text not null,
      by_role text not null, by_user_id text null, at timestamptz not null)`);
    this.addSql('create index on connectors.explanation (channel_id, external_id)');
    // Filled and emptied by one job, which begins anew after a crash: nothing of it has to survive one.
    this.addSql(`create unlogged table connectors.listing_item (reconciliation_id uuid not null, external_id text not null,
      hash text not null, usable boolean not null, status text null, secret boolean not null default false, day date null,
      received_at timestamptz null, updated_at timestamptz null, traits text[] not null default '{}',
      primary key (reconciliation_id, external_id))`);
    this.rowRule('reconciliation', 'read_by_migrants', readByMigrants('channel_id'));
    for (const table of ['reconciliation_cell', 'finding', 'explanation'])
      this.rowRule(table, 'open_to_migrants', openToMigrants('channel_id'));
  }

  private rowRule(table: string, name: string, condition: string): void {
    this.addSql(`alter table connectors.${table} enable row level security`);
    this.addSql(`alter table connectors.${table} force row level security`);
    this.addSql(`create policy ${name} on connectors.${table} using (${condition})`);
  }
}
