import { Migration } from '@mikro-orm/migrations';

/** A channel may be read by a connector from outside the hub, in a process of its own. */
export class InstalledConnectorsMigration extends Migration {
  override up(): void {
    this.addSql('alter table connectors.channel add column connector text null');
  }
}
