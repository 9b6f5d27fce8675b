/** Agency, channel and category of a row that sums up all of them. */
export const EVERY_AGENCY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const EVERY = '*';

const KEY = 'agency_id, month, channel_id, category_id, shown';

/**
 * Takes facts (one JSON array) in: what changed goes to the deltas, old contribution out and new one in. Only rows of
 * these reports are touched, which the caller has locked; nobody waits for a sum.
 */
export const RENEW_FACTS = `
  with n as materialized (
    select * from jsonb_to_recordset($1::jsonb) as n("reportId" uuid, "agencyId" uuid, month date, "channelId" text,
      "categoryId" text, shown boolean, "lastDay" date, parts jsonb)),
  before as materialized (select f.* from sla.performance_fact f join n on n."reportId" = f.report_id),
  changes as (
    select ${KEY}, part, -1 as n from before, jsonb_array_elements(before.parts) part
    union all
    select "agencyId", month, "channelId", "categoryId", shown, part, 1 from n, jsonb_array_elements(n.parts) part),
  told as (
    insert into sla.performance_delta (${KEY}, measure, bucket, n)
    select ${KEY}, part->>0, (part->>1)::int, sum(n) from changes group by ${KEY}, part having sum(n) <> 0)
  insert into sla.performance_fact (report_id, ${KEY}, last_day, parts)
  select "reportId", "agencyId", month, "channelId", "categoryId", shown, "lastDay", parts from n
  on conflict (report_id) do update set (${KEY}, last_day, parts) = (excluded.agency_id, excluded.month,
    excluded.channel_id, excluded.category_id, excluded.shown, excluded.last_day, excluded.parts)`;

/**
 * What a row of facts is added to. An agency has few channels and categories, so sums over one of the two are found when
 * somebody looks; the nation has many agencies, so each of its sums is kept. Their number does not grow with reports.
 */
const SUMS = `(s.agency_id, s.channel_id, s.category_id), (s.agency_id, '${EVERY}', '${EVERY}'),
  ('${EVERY_AGENCY}'::uuid, s.channel_id, s.category_id), ('${EVERY_AGENCY}', s.channel_id, '${EVERY}'),
  ('${EVERY_AGENCY}', '${EVERY}', s.category_id), ('${EVERY_AGENCY}', '${EVERY}', '${EVERY}')`;

/** SQL: rows of `source` (key, measure, bucket, n) with all the sums they belong to. */
const rolled = (source: string) => `
  select p.agency_id, month, p.channel_id, p.category_id, shown, measure, bucket, sum(n)::bigint as n
  from ${source} s cross join lateral (values ${SUMS}) p(agency_id, channel_id, category_id)
  group by 1, 2, 3, 4, 5, 6, 7`;

const INTO_CELLS = `insert into sla.performance_cell (agency_id, month, channel_id, category_id, shown, measure, bucket, n)`;
const ON_SAME = 'on conflict (agency_id, channel_id, category_id, month, shown, measure, bucket) do update';

/** Adds the oldest deltas (at most the parameter) to the sums. Gives how many there were. */
export const FOLD = `
  with taken as (
    delete from sla.performance_delta where id in (select id from sla.performance_delta order by id limit ?) returning *),
  base as (
    select ${KEY}, measure, bucket, sum(n) as n from taken group by ${KEY}, measure, bucket having sum(n) <> 0),
  added as (
    ${INTO_CELLS} select * from (${rolled('base')}) r where n <> 0 order by 1, 2, 3, 4, 5, 6, 7
    ${ON_SAME} set n = performance_cell.n + excluded.n)
  select count(*)::int as n from taken`;

/** Sums that differ from what the facts say (less the deltas not yet added) are put right. Gives how many did. */
export const REBUILD = `
  with base as (
    select ${KEY}, measure, bucket, sum(n) as n from (
      select ${KEY}, part->>0 as measure, (part->>1)::int as bucket, 1 as n
      from sla.performance_fact f, jsonb_array_elements(f.parts) part
      union all select ${KEY}, measure, bucket, -n from sla.performance_delta) c
    group by ${KEY}, measure, bucket),
  meant as (${rolled('base')}),
  put_right as (
    ${INTO_CELLS}
    select agency_id, month, channel_id, category_id, shown, measure, bucket, coalesce(m.n, 0)
    from meant m full join sla.performance_cell c using (agency_id, month, channel_id, category_id, shown, measure, bucket)
    where coalesce(m.n, 0) <> coalesce(c.n, 0)
    ${ON_SAME} set n = excluded.n returning 1)
  select count(*)::int as n from put_right`;

/** Sums that came to nothing take no room. */
export const DROP_EMPTY = 'delete from sla.performance_cell where n = 0';
