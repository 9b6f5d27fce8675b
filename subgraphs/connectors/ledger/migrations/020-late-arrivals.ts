import { Migration } from '@mikro-orm/migrations';
import { ownerOrCentre } from '../row-rules.ts';

/** Items that came after their old system was closed. Safe while the old version runs: the table is new. */
export class LateArrivalsMigration extends Migration {
  override up(): void {
    this.addSql(`create table connectors.late_arrival (source_record_id text primary key, channel_id text not null,
      external_id text not null, phase text not null, at timestamptz not null, reason text null, explained_at timestamptz null,
      by_role text null, by_user_id text null)`);
    this.addSql('create index on connectors.late_arrival (channel_id, at)');
    this.addSql('alter table connectors.late_arrival enable row level security');
    this.addSql('alter table connectors.late_arrival force row level security');
    this.addSql(`create policy owner_or_centre on connectors.late_arrival using (${ownerOrCentre('channel_id')})`);
  }
}
