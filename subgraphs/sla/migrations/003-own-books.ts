import { Migration } from '@mikro-orm/migrations';

const STAGES = `'DISPATCH', 'AGENCY_VERIFICATION', 'INFORMATION_REQUEST', 'WITHOUT_FIELD_CHECK', 'WITH_FIELD_CHECK', 'ASPIRATION', 'REPORTER_REPLY', 'COMPLETION', 'OMBUDSMAN_RIGHT'`;

/** What agencies may decree beside the national books, and how far a publication has been computed. */
export class OwnBooksMigration extends Migration {
  override up(): void {
    this.addSql('alter table sla.calendar add column agency_id uuid null');
    this.addSql('alter table sla.free_day add column agency_id uuid null');
    this.addSql('alter table sla.free_day drop constraint free_day_kind_check');
    this.addSql(`alter table sla.free_day add constraint free_day_kind_check
      check (kind in ('NATIONAL_HOLIDAY', 'JOINT_LEAVE', 'REGIONAL_HOLIDAY'))`);
    this.addSql(`create table sla.working_week (added_in int primary key, agency_id uuid not null, valid_from_day date not null,
      days text check (days in ('MON_FRI', 'MON_SAT')) not null)`);
    this.addSql(`create table sla.service_standard (id uuid primary key, agency_id uuid not null,
      stage text check (stage in (${STAGES})) not null, valid_from_day date not null, limit_days int not null,
      decree text not null, published_at timestamptz not null)`);
    this.addSql(`create table sla.recomputation (id uuid primary key,
      book text check (book in ('CALENDAR', 'RULE_SET', 'SERVICE_STANDARD', 'DIRECTORY')) not null, version text not null,
      agency_id uuid null, total int null, done int not null, failed int not null, failed_report_ids jsonb not null,
      published_at timestamptz not null, started_at timestamptz null, ended_at timestamptz null)`);
    this.addSql(`alter table sla.sla_clock add column standard_id uuid null,
      add column calendar_scope jsonb not null default '[]'`);
  }
}
