import { Migration } from '@mikro-orm/migrations';
import { ownerOrCentre } from '../row-rules.ts';

/** Statuses that go back to their sources. Safe while the old version runs: a new table. */
export class PushBackMigration extends Migration {
  override up(): void {
    this.addSql(`create table connectors.push_delivery (id uuid primary key, key text not null, channel_id text not null,
      source_record_id text not null, report_seq int not null, status text not null, status_out text null,
      sealed_note text null, at timestamptz not null,
      state text check (state in ('WAITING', 'DONE', 'ALREADY', 'UNCERTAIN', 'FAILED', 'SKIPPED')) not null default 'WAITING',
      attempts int not null default 0, claimed_until timestamptz null, next_at timestamptz null, remote_ref text null,
      error_code text null, error_message text null,
      created_at timestamptz not null, settled_at timestamptz null, echoed_at timestamptz null)`);
    this.addSql('alter table connectors.push_delivery add constraint push_delivery_key_unique unique (key)');
    this.addSql(`create index on connectors.push_delivery (channel_id, next_at) where state = 'WAITING'`);
    this.addSql('create index on connectors.push_delivery (channel_id, id)');
    this.addSql('create index on connectors.push_delivery (source_record_id, report_seq)');
    this.addSql('alter table connectors.push_delivery enable row level security');
    this.addSql('alter table connectors.push_delivery force row level security');
    this.addSql(`create policy owner_or_centre on connectors.push_delivery using (${ownerOrCentre('channel_id')})`);
  }
}
