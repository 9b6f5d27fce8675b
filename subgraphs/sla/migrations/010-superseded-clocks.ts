import { Migration } from '@mikro-orm/migrations';

/** Superseded verdicts of a report are found by index: they follow who may know of it. */
export class SupersededClocksMigration extends Migration {
  override up(): void {
    this.addSql('create index on sla.sla_clock (report_id) where not current');
  }
}
