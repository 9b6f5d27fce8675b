import { Migration } from '@mikro-orm/migrations';
import { auditTable } from '../../../common/database/audit.ts';
import { idempotencyTable } from '../../../common/database/idempotency.ts';
import { directoryTables } from '../../../common/directory/directory.ts';
import { ownerOrCentre, shownOrOwner } from '../row-rules.ts';

/** The ledger: channels, source records with their versions, dead letters, runs. */
export class FoundingMigration extends Migration {
  override up(): void {
    this.addSql('create schema if not exists connectors');
    this.addSql(`create table connectors.channel (id text primary key, name text not null,
      family text check (family in ('LAPOR', 'OPEN311', 'REST', 'HTML', 'SQL', 'SHEET', 'MAIL', 'CHAT', 'PUSH', 'HUB')) not null,
      phase text check (phase in ('REGISTERED', 'SHADOW', 'DUAL', 'HUB_FIRST', 'READ_ONLY', 'RETIRED')) not null default 'SHADOW',
      phase_version int not null default 1, agency_system text null, agency_value text null, agency_id uuid null,
      settings jsonb not null default '{}', settings_version int not null default 1, seconds_between_pulls int not null,
      cursor jsonb null, lease uuid null, lease_until timestamptz null, next_due_at timestamptz not null default now(),
      failures int not null default 0, last_success_at timestamptz null,
      error_code text null, error_message text null, error_at timestamptz null, parked_at timestamptz null)`);
    this.addSql(`create table connectors.source_record (id text primary key, channel_id text not null, external_id text not null,
      seq int not null, last_seq int not null, content_hash text not null, source_updated_at timestamptz null,
      first_seen_at timestamptz not null, last_seen_at timestamptz not null, withdrawn_at timestamptz null)`);
    this.addSql(
      `alter table connectors.source_record add constraint source_record_channel_id_external_id_unique unique (channel_id, external_id)`,
    );
    this.addSql(`create index on connectors.source_record (channel_id, id)`);
    this.addSql(`create table connectors.source_version (source_record_id text not null, seq int not null, channel_id text not null,
      late boolean not null, content_hash text not null, sealed_raw text not null, complaint jsonb not null,
      sealed_reporter text null, source_updated_at timestamptz null, seen_at timestamptz not null,
      primary key (source_record_id, seq))`);
    this.addSql(`create table connectors.dead_letter (id uuid primary key, channel_id text not null, raw_hash text not null,
      external_id text null, sealed_raw text not null, readable boolean not null, place text not null, reason text not null, attempts int not null default 1,
      first_seen_at timestamptz not null, last_seen_at timestamptz not null, resolved_at timestamptz null)`);
    this.addSql(
      `alter table connectors.dead_letter add constraint dead_letter_channel_id_raw_hash_unique unique (channel_id, raw_hash)`,
    );
    this.addSql(`create table connectors.run (id uuid primary key, channel_id text not null, started_at timestamptz not null,
      ended_at timestamptz null, outcome text check (outcome in ('RUNNING', 'DONE', 'RETRY_LATER', 'PARKED', 'FAILED', 'ABANDONED')) not null,
      seen int not null default 0, created int not null default 0, changed int not null default 0,
      unchanged int not null default 0, late int not null default 0, dead int not null default 0,
      error_code text null, error_message text null, notes jsonb not null default '[]', verdicts jsonb null)`);
    this.addSql(`create index on connectors.dead_letter (channel_id, id) where resolved_at is null`);
    this.addSql(`create index on connectors.run (channel_id, id)`);
    this.addSql(`create table connectors.phase_change (id uuid primary key, channel_id text not null, from_phase text not null,
      to_phase text not null, reason text not null, by_role text not null, by_user_id text null, at timestamptz not null)`);
    this.addSql(`create index on connectors.phase_change (channel_id, id)`);
    this.addSql(idempotencyTable('connectors'));
    this.addSql(auditTable('connectors'));
    for (const table of directoryTables('connectors')) this.addSql(table);
    this.rowRule('source_record', 'shown_or_owner', shownOrOwner('channel_id'));
    this.rowRule('source_version', 'owner_or_centre', ownerOrCentre('channel_id'));
    this.rowRule('dead_letter', 'owner_or_centre', ownerOrCentre('channel_id'));
    this.rowRule('run', 'shown_or_owner', shownOrOwner('channel_id'));
    this.rowRule('phase_change', 'owner_or_centre', ownerOrCentre('channel_id'));
  }

  private rowRule(table: string, name: string, condition: string): void {
    this.addSql(`alter table connectors.${table} enable row level security`);
    this.addSql(`alter table connectors.${table} force row level security`);
    this.addSql(`create policy ${name} on connectors.${table} using (${condition})`);
  }
}
