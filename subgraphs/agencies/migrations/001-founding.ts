import { Migration } from '@mikro-orm/migrations';
import { auditTable } from '../../common/database/audit.ts';
import { idempotencyTable } from '../../common/database/idempotency.ts';

/** The register of agencies and regions. */
export class FoundingMigration extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists agencies`);
    this.addSql(`create table agencies.agency (id uuid primary key, name text not null,
      kind text check (kind in ('MINISTRY', 'INSTITUTION', 'PROVINCE', 'REGENCY', 'CITY', 'OFFICE', 'DISTRICT', 'VILLAGE', 'STATE_ENTERPRISE', 'REGIONAL_ENTERPRISE', 'OTHER')) not null,
      parent_id uuid null, timezone text not null default 'Asia/Jakarta',
      valid_from_day date not null, valid_until_day date null, seq int not null default 1)`);
    this.addSql(`create index on agencies.agency (parent_id, name, id)`);
    this.addSql(`create index on agencies.agency (name, id)`);
    this.addSql(`create table agencies.agency_name (agency_id uuid not null, name_key text not null, name text not null,
      primary key (agency_id, name_key))`);
    this.addSql(`create index on agencies.agency_name (name_key)`);
    this.addSql(`create table agencies.agency_identifier (system text not null, value text not null, agency_id uuid not null,
      primary key (system, value))`);
    this.addSql(`create index on agencies.agency_identifier (agency_id)`);
    this.addSql(`create table agencies.jurisdiction (agency_id uuid not null, region_code text not null,
      primary key (agency_id, region_code))`);
    this.addSql(`create index on agencies.jurisdiction (region_code)`);
    this.addSql(`create table agencies.succession (predecessor_id uuid not null, successor_id uuid not null, from_day date not null,
      primary key (predecessor_id, successor_id))`);
    this.addSql(`create index on agencies.succession (successor_id)`);
    this.addSql(`create table agencies.region (id text primary key,
      level text check (level in ('PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE')) not null,
      name text not null, parent_id text null, name_keys text[] not null)`);
    this.addSql(`create index on agencies.region using gin (name_keys)`);
    this.addSql(`create table agencies.liaison_officer (id uuid primary key, agency_id uuid not null, user_id text not null,
      position text not null, from_day date not null, until_day date null)`);
    this.addSql(`create index on agencies.liaison_officer (agency_id, id)`);
    this.addSql(idempotencyTable('agencies'));
    this.addSql(auditTable('agencies'));
    this.addSql(`alter table agencies.liaison_officer enable row level security`);
    this.addSql(`alter table agencies.liaison_officer force row level security`);
    this.addSql(`create policy own_or_centre on agencies.liaison_officer
      using (coalesce(current_setting('app.role', true), '') in ('SYSTEM', 'CENTRAL_ADMIN')
        or (coalesce(current_setting('app.role', true), '') in ('AGENCY_ADMIN', 'LIAISON')
          and agency_id::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))))
      with check (coalesce(current_setting('app.role', true), '') in ('SYSTEM', 'CENTRAL_ADMIN')
        or (coalesce(current_setting('app.role', true), '') in ('AGENCY_ADMIN', 'LIAISON')
          and agency_id::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))))`);
  }
}
