import { Migration } from '@mikro-orm/migrations';

/** What proposing an agency looks up: who handled a category, and who answers for a region. */
export class RoutingMigration extends Migration {
  override up(): void {
    this.addSql(`create index on reports.report (category_id, regency_code, received_at desc)
      where category_id is not null and agency_id is not null`);
    this.addSql(`create index on reports.report (category_id, received_at desc)
      where category_id is not null and agency_id is not null`);
    this.addSql('create index on reports.directory_agency using gin (region_codes)');
  }
}
