import { Migration } from '@mikro-orm/migrations';

/** What is sealed looks random, so an attempt to compress it only costs time: it is stored as it is. */
export class SealedStorageMigration extends Migration {
  override up(): void {
    this.addSql('alter table connectors.source_version alter column sealed_raw set storage external');
    this.addSql('alter table connectors.source_version alter column sealed_reporter set storage external');
  }
}
