import { Migration } from '@mikro-orm/migrations';

/** The order in which events became known, for streams that go on where they stopped. Safe while the old version runs. */
export class StreamMigration extends Migration {
  override up(): void {
    this.addSql('alter table notices.notice_event add column told_tx xid8 null');
    this.addSql('create index on notices.notice_event (told_tx, key) where told_tx is not null');
  }
}
