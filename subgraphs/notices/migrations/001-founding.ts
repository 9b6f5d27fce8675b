import { Migration } from '@mikro-orm/migrations';
import { auditTable } from '../../common/database/audit.ts';
import { idempotencyTable } from '../../common/database/idempotency.ts';
import { directoryTables } from '../../common/directory/directory.ts';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;
const IN_SCOPE = `notice_subscription.agency_id::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;

const TABLES = ['known_report', 'notice_event', 'notice_subscription', 'notice_delivery', 'notice_template'];

/** Who may read what, beside the hub itself. */
const VISIBLE: Record<string, string> = {
  notice_subscription: `${role('CENTRAL_ADMIN')} or (${role('AGENCY_ADMIN')} and ${IN_SCOPE})`,
  notice_delivery: 'exists (select 1 from notices.notice_subscription s where s.id = notice_delivery.subscription_id)',
  notice_template: role('AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR'),
};

/** Subscriptions, events, deliveries, templates, and what must be known of reports. */
export class FoundingMigration extends Migration {
  override up(): void {
    this.addSql('create schema if not exists notices');
    this.addSql(`create table notices.known_report (report_id uuid primary key, seq int not null, phase_version int not null,
      number text not null, status text not null, status_before text null, agency_id uuid null, channel_id text not null, channel_agency_id uuid null,
      shown boolean not null, historic boolean not null)`);
    this.addSql(`create table notices.notice_event (key text primary key, kind text not null, report_id uuid not null,
      facts jsonb not null, at timestamptz not null, spread_at timestamptz null)`);
    this.addSql('create index on notices.notice_event (report_id) where spread_at is null');
    this.addSql('create index on notices.notice_event (spread_at)');
    this.addSql(`create table notices.notice_subscription (id uuid primary key, name text not null, audience text not null,
      agency_id uuid null, channel_id text null, transport text not null, sealed_target text not null, target_shown text not null,
      language text not null, kinds jsonb not null, stages jsonb not null, levels jsonb not null, active boolean not null,
      sealed_secrets jsonb not null, failures int not null, paused_until timestamptz null, busy_until timestamptz null,
      created_at timestamptz not null,
      removed_at timestamptz null)`);
    this.addSql(`create table notices.notice_delivery (id uuid primary key, subscription_id uuid not null, event_key text not null,
      kind text not null, data jsonb not null, subject text not null, words text not null, happened_at timestamptz not null,
      state text not null, attempts int not null, next_at timestamptz null, error text null,
      created_at timestamptz not null, tried_from timestamptz not null, settled_at timestamptz null)`);
    this.addSql('create unique index on notices.notice_delivery (subscription_id, event_key)');
    this.addSql('create index on notices.notice_delivery (subscription_id, id)');
    this.addSql(`create index on notices.notice_delivery (subscription_id, next_at, id) where state = 'WAITING'`);
    this.addSql(`create index on notices.notice_delivery (id) where state = 'DEAD'`);
    this.addSql(`create table notices.notice_template (id text primary key, kind text not null, language text not null,
      subject text not null, body text not null, changed_at timestamptz not null)`);
    const hub = role('SYSTEM');
    for (const table of TABLES) {
      this.addSql(`alter table notices.${table} enable row level security`);
      this.addSql(`alter table notices.${table} force row level security`);
      this.addSql(`create policy written_by_hub on notices.${table} using (${hub}) with check (${hub})`);
    }
    for (const [table, using] of Object.entries(VISIBLE)) {
      this.addSql(`create policy visible on notices.${table} for select using (${using})`);
    }
    for (const table of directoryTables('notices')) this.addSql(table);
    this.addSql(idempotencyTable('notices'));
    this.addSql(auditTable('notices'));
  }
}
