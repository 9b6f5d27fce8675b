import { Migration } from '@mikro-orm/migrations';

const HUB = `coalesce(current_setting('app.role', true), '') in ('SYSTEM')`;

/** Tables that no viewer ever sees: they exist to find reports by. */
const HUB_ONLY = ['dedup_key', 'dedup_report', 'term_table', 'term'];

/** Makes the partition of a month (first day, UTC) if it is missing, and notes that it is written to. */
const OPEN_MONTH = `
  create function reports.open_dedup_month(wanted date, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    part text := 'dedup_key_' || to_char(wanted, 'YYYYMM');
    first bigint := extract(epoch from wanted::timestamp) / 60;
    behind bigint := extract(epoch from wanted::timestamp + interval '1 month') / 60;
  begin
    if not exists (select 1 from reports.dedup_month where month = wanted) then
      -- Attaching (not "create table partition of") lets others go on reading and writing.
      perform pg_advisory_xact_lock(hashtext('reports.dedup_key'));
      if to_regclass('reports.' || part) is null then
        execute format('create table reports.%I (like reports.dedup_key)', part);
        execute format('alter table reports.%I enable row level security', part);
        execute format('alter table reports.%I force row level security', part);
        execute format('alter table reports.dedup_key attach partition reports.%I for values from (%s) to (%s)',
          part, first, behind);
      end if;
    end if;
    insert into reports.dedup_month (month, written_at) values (wanted, at)
    on conflict (month) do update set written_at = excluded.written_at
      where reports.dedup_month.written_at < excluded.written_at - interval '1 hour';
  end $$`;

/** Drops the partitions of months before a day that nobody has written to since an instant. */
const DROP_MONTHS = `
  create function reports.drop_dedup_months(before date, idle_since timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    old record;
    dropped int := 0;
  begin
    perform pg_advisory_xact_lock(hashtext('reports.dedup_key'));
    for old in delete from reports.dedup_month
      where month + interval '1 month' <= before and written_at < idle_since returning month
    loop
      execute format('drop table if exists reports.%I', 'dedup_key_' || to_char(old.month, 'YYYYMM'));
      delete from reports.dedup_report where t >= extract(epoch from old.month::timestamp) / 60
        and t < extract(epoch from old.month::timestamp + interval '1 month') / 60;
      dropped := dropped + 1;
    end loop;
    return dropped;
  end $$`;

/** Keyed hashes under which reports like each other are found, a partition per month, and the rare words behind some. */
export class BlockKeysMigration extends Migration {
  override up(): void {
    // t: minutes since 1970, UTC. ref: a report's number here; a uuid in every row would cost a third more.
    this.addSql(`create table reports.dedup_key (key bigint not null, t int not null, ref int not null)
      partition by range (t)`);
    this.addSql('create index dedup_key_newest on reports.dedup_key (key, t desc) include (ref)');
    this.addSql(`create table reports.dedup_report (report_id uuid primary key,
      ref int generated always as identity, t int not null)`);
    this.addSql('create unique index on reports.dedup_report (ref)');
    this.addSql('create table reports.dedup_month (month date primary key, written_at timestamptz not null)');
    this.addSql(`create table reports.term_table (version int primary key, documents int not null,
      made_at timestamptz not null)`);
    this.addSql(`create table reports.term (version int not null, word text not null, documents int not null,
      primary key (version, word))`);
    for (const table of HUB_ONLY) {
      this.addSql(`alter table reports.${table} enable row level security`);
      this.addSql(`alter table reports.${table} force row level security`);
      this.addSql(`create policy written_by_hub on reports.${table} using (${HUB}) with check (${HUB})`);
    }
    for (const [name, sql] of [
      ['open_dedup_month(date, timestamptz)', OPEN_MONTH],
      ['drop_dedup_months(date, timestamptz)', DROP_MONTHS],
    ] as const) {
      this.addSql(sql);
      this.addSql(`revoke execute on function reports.${name} from public`);
    }
  }
}
