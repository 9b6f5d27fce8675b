import { Migration } from '@mikro-orm/migrations';
import { ownerOrCentre } from '../row-rules.ts';

/** Keys of old clients and addresses of old sites. Safe while the old version runs: new tables. */
export class OldDoorsMigration extends Migration {
  override up(): void {
    this.addSql(`create table connectors.door_key (id uuid primary key, channel_id text not null, label text not null,
      key_hash text not null, made_at timestamptz not null, revoked_at timestamptz null)`);
    this.addSql('alter table connectors.door_key add constraint door_key_key_hash_unique unique (key_hash)');
    this.addSql('create index on connectors.door_key (channel_id)');
    this.addSql('alter table connectors.door_key enable row level security');
    this.addSql('alter table connectors.door_key force row level security');
    this.addSql(`create policy owner_or_centre on connectors.door_key using (${ownerOrCentre('channel_id')})`);
    this.addSql(`create table connectors.old_url (id uuid primary key, channel_id text not null, host text not null,
      head text not null, tail text not null, made_at timestamptz not null)`);
    this.addSql(
      'alter table connectors.old_url add constraint old_url_host_head_tail_unique unique (host, head, tail)',
    );
    this.addSql('create index on connectors.old_url (channel_id)');
  }
}
