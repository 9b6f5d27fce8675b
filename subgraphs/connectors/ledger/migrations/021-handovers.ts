import { Migration } from '@mikro-orm/migrations';
import { ownerOrCentre, readByMigrants } from '../row-rules.ts';

/**
 * What goes over to an old system when a channel goes back, and how many items a rehearsal of that had. Safe while the
 * old version runs: the tables are new, the column has a default.
 */
export class HandoversMigration extends Migration {
  override up(): void {
    this.addSql(`create table connectors.handover (id uuid primary key, channel_id text not null, number int not null,
      state text check (state in ('GATHERING', 'OPEN', 'DONE')) not null default 'GATHERING', since timestamptz not null,
      started_at timestamptz not null, limit_seconds int not null, gathered_at timestamptz null, handed_at timestamptz null,
      ended_at timestamptz null, by_role text not null, by_user_id text null, confirmed_by text null, file_hash text null)`);
    this.addSql(
      'alter table connectors.handover add constraint handover_channel_id_number_unique unique (channel_id, number)',
    );
    this.addSql(`create table connectors.handover_item (handover_id uuid not null, report_id uuid not null, channel_id text not null,
      n int not null, sealed_report text not null, state text check (state in ('WAITING', 'DONE', 'UNCERTAIN', 'FAILED')) not null
      default 'WAITING', remote_ref text null, error_message text null, settled_at timestamptz null, primary key (handover_id, report_id))`);
    this.addSql('create index on connectors.handover_item (channel_id, remote_ref)');
    this.rowRule('handover', 'read_by_migrants', readByMigrants('channel_id'));
    this.rowRule('handover_item', 'owner_or_centre', ownerOrCentre('channel_id'));
    this.addSql('alter table connectors.rehearsal add column items int not null default 0');
  }

  private rowRule(table: string, name: string, condition: string): void {
    this.addSql(`alter table connectors.${table} enable row level security`);
    this.addSql(`alter table connectors.${table} force row level security`);
    this.addSql(`create policy ${name} on connectors.${table} using (${condition})`);
  }
}
