import { Migration } from '@mikro-orm/migrations';
import { auditTable } from '../../common/database/audit.ts';
import { idempotencyTable } from '../../common/database/idempotency.ts';
import { directoryTables } from '../../common/directory/directory.ts';

/** Calendars, rule sets, clocks. */
export class FoundingMigration extends Migration {
  override up(): void {
    this.addSql('create schema if not exists sla');
    this.addSql(`create table sla.calendar (version int primary key, decree text not null, first_year int not null,
      last_year int not null, published_at timestamptz not null)`);
    this.addSql(`create table sla.free_day (day date not null, added_in int not null, removed_in int null,
      kind text check (kind in ('NATIONAL_HOLIDAY', 'JOINT_LEAVE')) not null, name text not null,
      verified boolean not null, primary key (day, added_in))`);
    this.addSql(`create table sla.rule_set (version text primary key, valid_from_day date not null, rules jsonb not null,
      published_at timestamptz not null)`);
    this.addSql(`create table sla.report_state (report_id uuid primary key, seq int not null, snapshot jsonb not null,
      lead_report_id uuid generated always as (coalesce((snapshot->>'mergedIntoId')::uuid, report_id)) stored)`);
    this.addSql('create index on sla.report_state (lead_report_id)');
    this.addSql(`create table sla.sla_clock (id uuid primary key, report_id uuid not null, lead_report_id uuid not null,
      agency_id uuid null, snapshot_seq int not null,
      stage text check (stage in ('DISPATCH', 'AGENCY_VERIFICATION', 'INFORMATION_REQUEST', 'WITHOUT_FIELD_CHECK', 'WITH_FIELD_CHECK', 'ASPIRATION', 'REPORTER_REPLY', 'OMBUDSMAN_RIGHT')) not null,
      holder text check (holder in ('CENTRE', 'AGENCY', 'REPORTER')) not null, start_day date not null, due_day date not null,
      state text check (state in ('RUNNING', 'PAUSED', 'MET', 'BREACHED', 'PASSED', 'CANCELLED', 'UNKNOWN')) not null,
      ended_day date null, held_since_day date null,
      certainty text check (certainty in ('FINAL', 'PROVISIONAL')) not null, limit_days int not null,
      pauses jsonb not null default '[]', timezone text not null, rule_set_version text not null, calendar_version int not null,
      historic boolean not null, supersedes_id uuid null, current boolean not null, computed_at timestamptz not null)`);
    this.addSql('create unique index on sla.sla_clock (report_id, stage) where current');
    this.addSql('create index on sla.sla_clock (lead_report_id) where current');
    for (const sorted of ['due_day, id', 'state, due_day, id', 'agency_id, state, due_day, id']) {
      this.addSql(`create index on sla.sla_clock (${sorted}) where current`);
    }
    for (const table of directoryTables('sla')) this.addSql(table);
    this.addSql(idempotencyTable('sla'));
    this.addSql(auditTable('sla'));
  }
}
