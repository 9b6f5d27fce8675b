import { Migration } from '@mikro-orm/migrations';
import { readByMigrants } from '../row-rules.ts';

/**
 * A change of phase keeps the gate report it rested on; channels have pilot sets. Safe while the old version runs: the
 * column is nullable, the table new.
 */
export class PhasesMigration extends Migration {
  override up(): void {
    this.addSql('alter table connectors.phase_change add column gate_hash text null');
    this.addSql(`create table connectors.pilot_report (channel_id text not null, external_id text not null,
      added_at timestamptz not null, by_role text not null, by_user_id text null, primary key (channel_id, external_id))`);
    this.addSql('alter table connectors.pilot_report enable row level security');
    this.addSql('alter table connectors.pilot_report force row level security');
    this.addSql(`create policy read_by_migrants on connectors.pilot_report using (${readByMigrants('channel_id')})`);
    this.addSql('drop policy owner_or_centre on connectors.phase_change');
    this.addSql(`create policy read_by_migrants on connectors.phase_change using (${readByMigrants('channel_id')})`);
  }
}
