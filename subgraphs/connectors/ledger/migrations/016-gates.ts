import { Migration } from '@mikro-orm/migrations';
import { readByMigrants } from '../row-rules.ts';

/**
 * Gates: signatures, waivers, privacy that a person looked at, and what other features prove (docs/MIGRATION.md says
 * who writes each). Safe while the old version runs: the tables are new.
 */
export class GatesMigration extends Migration {
  override up(): void {
    this.table(
      'gate_signature',
      `to_phase text not null, hash text not null, side text check (side in ('AGENCY', 'CENTRE')) not null,
       name text not null, by_role text not null, by_user_id text null, at timestamptz not null, lapsed_at timestamptz null`,
    );
    this.table(
      'gate_waiver',
      `phase_version int not null, to_phase text not null, check_name text not null, side text check (side in ('AGENCY', 'CENTRE')) not null,
       reason text not null, by_role text not null, by_user_id text null, at timestamptz not null`,
    );
    this.table(
      'privacy_check',
      `external_id text null, settings_version int not null, is_right boolean not null, by_role text not null,
       by_user_id text null, at timestamptz not null`,
    );
    this.table(
      'conformance_card',
      'settings_version int not null, passed boolean not null, card jsonb not null, at timestamptz not null',
    );
    this.table(
      'import_run',
      'dry boolean not null, outcome text not null, records int not null, started_at timestamptz not null, ended_at timestamptz null',
    );
    this.table(
      'rehearsal',
      'started_at timestamptz not null, ended_at timestamptz null, seconds int null, limit_seconds int not null, losses int not null, doubles int not null',
    );
    this.table(
      'redirect_probe',
      `what text check (what in ('NUMBER', 'URL')) not null, asked text not null, resolves boolean not null, at timestamptz not null`,
    );
    this.table(
      'archive_proof',
      'expected_hash text not null, found_hash text not null, records int not null, at timestamptz not null',
    );
    this.addSql('create index on connectors.redirect_probe (channel_id, what, asked, at)');
  }

  /** A table of facts about channels, newest last, which those who move the channel read. */
  private table(name: string, columns: string): void {
    this.addSql(`create table connectors.${name} (id uuid primary key, channel_id text not null, ${columns})`);
    this.addSql(`create index on connectors.${name} (channel_id, id)`);
    this.addSql(`alter table connectors.${name} enable row level security`);
    this.addSql(`alter table connectors.${name} force row level security`);
    this.addSql(`create policy read_by_migrants on connectors.${name} using (${readByMigrants('channel_id')})`);
  }
}
