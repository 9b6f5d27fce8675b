import { Migration } from '@mikro-orm/migrations';

/** What a channel's move between hidden and shown has to know: the newest word, and which reports are withdrawn. */
export class ChannelMovesMigration extends Migration {
  override up(): void {
    this.addSql('alter table reports.channel_move add column hidden boolean not null default true');
    this.addSql('alter table reports.channel_move alter column hidden drop default');
    this.addSql('alter table reports.report add column withdrawn boolean not null default false');
    this.addSql(`update reports.report r set withdrawn = true where exists (select 1 from reports.report_event e
      where e.report_id = r.id and e.data->>'withdrawn' = 'true')`);
  }
}
