import { Migration } from '@mikro-orm/migrations';

/** The nation's free days, for working days in gates. Safe while the old version runs: the table is new. */
export class FreeDaysMigration extends Migration {
  override up(): void {
    this.addSql('create table connectors.free_day (day date primary key, version int not null)');
  }
}
