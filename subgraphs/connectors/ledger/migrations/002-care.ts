import { Migration } from '@mikro-orm/migrations';

/**
 * Records know the run that saw them last and versions that they tell of a withdrawal; channels keep the state of a
 * backfill, of a scan under way, and what their complaints usually look like. Safe while the old version runs: every
 * column is nullable or has a default.
 */
export class CareMigration extends Migration {
  override up(): void {
    this.addSql('alter table connectors.source_record add column last_run_id uuid null');
    this.addSql('alter table connectors.source_version add column withdrawn boolean not null default false');
    this.addSql(
      'alter table connectors.run add column backfill boolean not null default false, add column withdrawn int not null default 0',
    );
    this.addSql(`alter table connectors.channel add column scan_open boolean not null default false,
      add column backfill_cursor jsonb null, add column backfill_due_at timestamptz null,
      add column backfilled_at timestamptz null, add column profile jsonb null`);
  }
}
