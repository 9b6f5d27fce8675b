import { Migration } from '@mikro-orm/migrations';

/** Which side writes to citizens moves with the channel. Safe while the old version runs: null says nothing. */
export class ChannelSilenceMigration extends Migration {
  override up(): void {
    this.addSql('alter table reports.channel_move add column silent boolean null');
  }
}
