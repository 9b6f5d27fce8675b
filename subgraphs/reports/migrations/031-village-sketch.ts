import { Migration } from '@mikro-orm/migrations';

/**
 * What tells most reports that share a key apart without reading them: which letters the name of their village has (a bit
 * each) and how many, and whether they have a verified sender. Null: not known, so the report is read. Safe while the old
 * version runs: it leaves them null.
 */
export class VillageSketchMigration extends Migration {
  override up(): void {
    this.addSql(`alter table reports.dedup_report add column village_letters int null,
      add column village_length smallint null, add column has_sender boolean null`);
  }
}
