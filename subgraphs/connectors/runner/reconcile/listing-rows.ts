import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../../common/database/bound.ts';
import type { ComplaintSnapshot } from '../../../common/handover/source-records-changed.topic.ts';
import type { NormalRecord } from '../normalize-page.ts';
import type { ListingPage } from '../source-listing.ts';
import { type Trait, traitsOf } from './traits.policy.ts';

/** Whose listing it is. */
export interface ListingTerms {
  reconciliationId: string;
  channelId: string;
  ordering: 'source-time' | 'arrival';
}

/** One item as an export lists it: without its content. */
export interface FiledItem {
  externalId: string;
  status: string;
  day: string;
  updatedAt: string | null;
  hash: string;
}

/**
 * Keeps what a page of the source's listing says: ids, hashes, status and times, no contents. Of items that differ from
 * the ledger it is noted in what alone they differ, while their words are at hand. Needs a transaction.
 */
export async function keepPage(em: EntityManager, terms: ListingTerms, { records, unusable }: ListingPage) {
  const { reconciliationId, channelId, ordering } = terms;
  const last = new Map(records.map((record) => [record.complaint.externalId, record]));
  const always = ordering === 'arrival';
  const rows = JSON.stringify([...last.values()].map(rowOf));
  const differing = await bound<Differing>(em, KEEP, [rows, reconciliationId, always, channelId], 'keep a listing');
  const traits = differing.flatMap(({ externalId, complaint }) => {
    const found = traitsOf(last.get(externalId)!.complaint, complaint);
    return found.length > 0 ? [{ externalId, traits: found }] : [];
  });
  if (traits.length > 0) await noteTraits(em, reconciliationId, traits);
  const named = unusable.flatMap(({ externalId }) => externalId ?? []);
  if (named.length > 0) await em.execute(KEEP_UNUSABLE, [reconciliationId, JSON.stringify(named)]);
}

/** Keeps a part of an export. */
export const keepFiled = (em: EntityManager, reconciliationId: string, items: readonly FiledItem[]) =>
  em.execute(KEEP_FILED, [reconciliationId, JSON.stringify(items)]);

interface Differing {
  externalId: string;
  complaint: ComplaintSnapshot;
}

const rowOf = ({ complaint, contentHash, updatedAt }: NormalRecord) => ({
  id: complaint.externalId,
  hash: contentHash,
  status: complaint.status,
  secret: complaint.privacy.secret,
  received: complaint.occurredAt,
  updated: updatedAt,
});

const noteTraits = (em: EntityManager, id: string, traits: { externalId: string; traits: Trait[] }[]) =>
  em.execute(NOTE_TRAITS, [JSON.stringify(traits), id]);

/** Each record is looked up by index: as a plain join, every page would read the whole ledger of the channel. */
const KEEP = `
  with page as (select * from jsonb_to_recordset($1::jsonb)
    as p(id text, hash text, status text, secret boolean, received timestamptz, updated timestamptz)),
  kept as (insert into connectors.listing_item as l
      (reconciliation_id, external_id, hash, usable, status, secret, received_at, updated_at)
    select $2::uuid, id, hash, true, status, secret, received, updated from page
    on conflict (reconciliation_id, external_id) do update set hash = excluded.hash, usable = true, status = excluded.status,
      secret = excluded.secret, received_at = excluded.received_at, updated_at = excluded.updated_at, traits = '{}'
    where $3::boolean or l.updated_at is null or excluded.updated_at is null or excluded.updated_at >= l.updated_at)
  select p.id as "externalId", v.complaint from page p
  cross join lateral (select r.id, r.seq from connectors.source_record r
    where r.channel_id = $4 and r.external_id = p.id and r.content_hash <> p.hash offset 0) r
  join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq`;

const NOTE_TRAITS = `update connectors.listing_item l set traits = t.traits
  from jsonb_to_recordset(?::jsonb) as t("externalId" text, traits text[])
  where l.reconciliation_id = ?::uuid and l.external_id = t."externalId"`;

const KEEP_UNUSABLE = `insert into connectors.listing_item (reconciliation_id, external_id, hash, usable)
  select distinct ?::uuid, id, '', false from jsonb_array_elements_text(?::jsonb) id on conflict do nothing`;

const KEEP_FILED = `insert into connectors.listing_item (reconciliation_id, external_id, hash, usable, status, day, updated_at)
  select distinct on (f."externalId") ?::uuid, f."externalId", f.hash, true, f.status, f.day, f."updatedAt"
  from jsonb_to_recordset(?::jsonb) as f("externalId" text, hash text, status text, day date, "updatedAt" timestamptz)
  order by f."externalId", f."updatedAt" desc nulls last
  on conflict (reconciliation_id, external_id) do update set hash = excluded.hash, status = excluded.status,
    day = excluded.day, updated_at = excluded.updated_at`;
