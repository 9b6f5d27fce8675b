import { Migration } from '@mikro-orm/migrations';

/** Calls that sources make can be told from their repetitions. Safe while the old version runs: the table is new. */
export class WebhookMigration extends Migration {
  override up(): void {
    this.addSql(`create table connectors.webhook_delivery (channel_id text not null, delivery text not null,
      seen_at timestamptz not null, primary key (channel_id, delivery))`);
    this.addSql('create index on connectors.webhook_delivery (channel_id, seen_at)');
  }
}
