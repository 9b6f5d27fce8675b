import { Migration } from '@mikro-orm/migrations';

const HUB = `coalesce(current_setting('app.role', true), '') in ('SYSTEM')`;

/** First number of a month (counted from January 1970); each has four million, and int has room until 2055. */
const FIRST_REF = '((month_number - 512) << 22)';

/** Makes the partitions of months (first days, UTC) that are missing, and notes that they are written to. */
const OPEN_MONTHS = `
  create function reports.open_dedup_months(wanted date[], at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    opened date;
    part text;
    month_number int;
  begin
    foreach opened in array wanted loop
      if not exists (select 1 from reports.dedup_month where month = opened) then
        part := 'dedup_key_' || to_char(opened, 'YYYYMM');
        month_number := (extract(year from opened) - 1970) * 12 + extract(month from opened) - 1;
        -- Attaching (not "create table partition of") lets others go on reading and writing.
        perform pg_advisory_xact_lock(hashtext('reports.dedup_key'));
        if to_regclass('reports.' || part) is null then
          execute format('create table reports.%I (like reports.dedup_key)', part);
          execute format('alter table reports.%I enable row level security', part);
          execute format('alter table reports.%I force row level security', part);
          execute format('create sequence reports.%I as int minvalue 0 maxvalue %s owned by reports.%I.ref',
            part || '_ref', (1 << 22) - 1, part);
          execute format('alter table reports.dedup_key attach partition reports.%I for values from (%s) to (%s)',
            part, ${FIRST_REF}, ${FIRST_REF} + (1 << 22) - 1);
        end if;
      end if;
      insert into reports.dedup_month (month, written_at) values (opened, at)
      on conflict (month) do update set written_at = excluded.written_at
        where reports.dedup_month.written_at < excluded.written_at - interval '1 hour';
    end loop;
  end $$`;

/** The next free number of a month whose partition is open. */
const NEXT_REF = `
  create function reports.next_dedup_ref(month date) returns int
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    month_number int := (extract(year from month) - 1970) * 12 + extract(month from month) - 1;
  begin
    return ${FIRST_REF} + nextval(format('reports.%I', 'dedup_key_' || to_char(month, 'YYYYMM') || '_ref'))::int;
  end $$`;

/** How many numbers were given away in the months that are kept: about as many reports as there are keys of. */
const COUNT = `
  create function reports.count_dedup_reports() returns int
  language sql stable security definer set search_path = pg_catalog as $$
    select coalesce(sum(last_value), 0)::int from pg_sequences
    where schemaname = 'reports' and sequencename ~ '^dedup_key_[0-9]{6}_ref$' $$`;

/** Drops the partitions of months before a day that nobody has written to since an instant. */
const DROP_MONTHS = `
  create function reports.drop_dedup_months(before date, idle_since timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    old record;
    month_number int;
    dropped int := 0;
  begin
    perform pg_advisory_xact_lock(hashtext('reports.dedup_key'));
    for old in delete from reports.dedup_month
      where month + interval '1 month' <= before and written_at < idle_since returning month
    loop
      month_number := (extract(year from old.month) - 1970) * 12 + extract(month from old.month) - 1;
      execute format('drop table if exists reports.%I', 'dedup_key_' || to_char(old.month, 'YYYYMM'));
      delete from reports.dedup_report where ref between ${FIRST_REF} and ${FIRST_REF} + (1 << 22) - 1;
      dropped := dropped + 1;
    end loop;
    return dropped;
  end $$`;

/**
 * Packs the index of the oldest month that is over, quiet and not packed since: filled in the order of chance, a third
 * of it is empty. Readers of that one month wait for some seconds.
 */
const PACK_MONTH = `
  create function reports.pack_dedup_month(before date, idle_since timestamptz, at timestamptz) returns date
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    packed date;
  begin
    update reports.dedup_month set packed_at = at where month = (
      select month from reports.dedup_month where month + interval '1 month' <= before and written_at < idle_since
        and (packed_at is null or packed_at < written_at) order by month limit 1 for update skip locked)
    returning month into packed;
    if packed is not null then
      execute format('reindex table reports.%I', 'dedup_key_' || to_char(packed, 'YYYYMM'));
    end if;
    return packed;
  end $$`;

const FUNCTIONS = {
  'open_dedup_months(date[], timestamptz)': OPEN_MONTHS,
  'next_dedup_ref(date)': NEXT_REF,
  'count_dedup_reports()': COUNT,
  'drop_dedup_months(date, timestamptz)': DROP_MONTHS,
  'pack_dedup_month(date, timestamptz, timestamptz)': PACK_MONTH,
};

/**
 * Keys of a third less bytes: four bytes each, and a number that tells the month instead of the time. What was stored
 * is let go; the hourly look at the window builds it again from the reports.
 */
export class SmallBlockKeysMigration extends Migration {
  override up(): void {
    this.addSql('drop function reports.open_dedup_month(date, timestamptz)');
    this.addSql('drop function reports.drop_dedup_months(date, timestamptz)');
    this.addSql('drop table reports.dedup_key');
    this.addSql('truncate reports.dedup_report, reports.dedup_month');
    this.addSql('alter table reports.dedup_report alter column ref drop identity');
    this.addSql('alter table reports.dedup_month add column packed_at timestamptz null');
    // ref: a report's number here, see next_dedup_ref; the newer the month, the higher.
    this.addSql('create table reports.dedup_key (key int not null, ref int not null) partition by range (ref)');
    this.addSql('create index dedup_key_newest on reports.dedup_key (key, ref desc) with (fillfactor = 100)');
    this.addSql('alter table reports.dedup_key enable row level security');
    this.addSql('alter table reports.dedup_key force row level security');
    this.addSql(`create policy written_by_hub on reports.dedup_key using (${HUB}) with check (${HUB})`);
    for (const [name, sql] of Object.entries(FUNCTIONS)) {
      this.addSql(sql);
      this.addSql(`revoke execute on function reports.${name} from public`);
    }
  }
}
