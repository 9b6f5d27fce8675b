import type { EntityManager } from '@mikro-orm/postgresql';
import { CAUSE } from './causes.ts';

/** What is compared. */
export interface CompareTerms {
  reconciliationId: string;
  channelId: string;
  /** Zone of the days of receipt. */
  zone: string;
  /** Days of receipt, both included. */
  from: string;
  to: string;
  /** False: the other side lists ids, statuses and days only. */
  byContent: boolean;
  /** Records first seen later than this came while the source was being listed. */
  startedAt: Date;
  /** False: there is no other side; the hub's is counted, and nothing is found missing. */
  isTwoSided: boolean;
}

/**
 * Writes the cells (day of receipt, status) of both sides and a finding for every item about which they differ, with its
 * cause. One statement over the listing and the ledger: no record comes into this process. Needs a transaction.
 */
export async function compareSides(em: EntityManager, terms: CompareTerms): Promise<void> {
  const { reconciliationId: id, channelId, zone, from, to, byContent, startedAt, isTwoSided } = terms;
  const sides = [zone, id, zone, channelId];
  const pairs = [byContent, from, to, from, to, startedAt];
  const cells = [id, channelId, byContent, byContent];
  // Two sides of many records are joined in memory, not on the disk.
  await em.execute(`set local work_mem = '64MB'`);
  await em.execute(COMPARE, [...sides, ...pairs, ...cells, id, id, channelId, isTwoSided, channelId]);
}

const KEY = (id: string, said: string) => `('x' || left(md5(${id} || ':' || ${said}), 16))::bit(64)::bigint`;

const COMPARE = `
  with source as (
    select external_id, hash, usable, status, secret, updated_at, received_at, traits,
      coalesce(day, (received_at at time zone ?)::date) as day
    from connectors.listing_item where reconciliation_id = ?::uuid),
  hub as (
    select r.id, r.external_id, r.seq, r.content_hash as hash, r.source_updated_at, r.first_seen_at, r.withdrawn_at is not null as withdrawn,
      v.complaint->>'status' as status, (v.complaint->'privacy'->>'secret')::boolean as secret,
      ((v.complaint->>'occurredAt')::timestamptz at time zone ?)::date as day
    from connectors.source_record r join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
    where r.channel_id = ?),
  pair as materialized (
    select external_id, s.external_id is not null as is_listed, coalesce(s.usable, true) as usable, h.id as record_id, h.seq,
      s.hash as source_hash, h.hash as hub_hash, s.status as source_status, h.status as hub_status,
      s.day as source_day, h.day as hub_day, s.updated_at as source_updated_at, h.source_updated_at as hub_updated_at,
      s.received_at, coalesce(s.traits, '{}') as traits, coalesce(h.withdrawn, false) as withdrawn,
      coalesce(s.secret, false) or coalesce(h.secret, false) as secret, ?::boolean as by_content,
      coalesce(not s.usable or s.day between ?::date and ?::date, false) as in_source,
      coalesce(h.day between ?::date and ?::date and (s.external_id is not null or h.first_seen_at <= ?::timestamptz), false) as in_hub
    from source s full join hub h using (external_id)),
  cells as (
    insert into connectors.reconciliation_cell
      (day, status, secret, source_count, source_hash, hub_count, hub_hash, reconciliation_id, channel_id)
    select day, status, secret, sum(source)::int, bit_xor(source_key), sum(hub)::int, bit_xor(hub_key), ?::uuid, ? from (
      select source_day as day, source_status as status, secret, 1 as source, 0 as hub,
        ${KEY('external_id', `case when ? then source_hash else source_status || source_day::text end`)} as source_key, 0::bigint as hub_key
      from pair where in_source and usable
      union all
      select hub_day, hub_status, secret, 0, 1, 0, ${KEY('external_id', `case when ? then hub_hash else hub_status || hub_day::text end`)}
      from pair where in_hub) one
    group by day, status, secret),
  differing as (
    select *, case when in_source and (record_id is null or withdrawn) then 'MISSING_IN_HUB'
      when in_hub and not in_source then 'EXTRA_IN_HUB' else 'DIFFERING' end as kind
    from pair where (in_source and (record_id is null or withdrawn)) or (in_hub and not in_source)
      or (in_source and (not usable or case when by_content then source_hash <> hub_hash
        else source_status <> hub_status or source_day <> hub_day end)))
  insert into connectors.finding (id, reconciliation_id, channel_id, external_id, source_record_id, kind, cause, day,
    source_status, hub_status, source_hash, hub_hash, secret)
  select ?::text || '.' || lpad((row_number() over (order by p.external_id))::text, 8, '0'), ?::uuid, ?, p.external_id,
    p.record_id, p.kind, ${CAUSE}, coalesce(p.source_day, p.hub_day), p.source_status, p.hub_status,
    coalesce(p.source_hash, ''), coalesce(p.hub_hash, ''), p.secret
  from (select d.*, v.complaint->>'title' as title, coalesce(v.complaint->>'body', '') as body from differing d
    left join connectors.source_version v on v.source_record_id = d.record_id and v.seq = d.seq) p
  join connectors.channel c on ?::boolean and c.id = ?`;
