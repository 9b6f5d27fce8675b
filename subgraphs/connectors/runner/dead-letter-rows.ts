import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import { seal } from '../../common/privacy/seal.ts';
import { rawHash } from './content-hash.ts';
import type { PageToCommit } from './page.ts';

/**
 * Settles what has been taken in after all, the very item or a mended one, then keeps what could not be taken in: what
 * this page itself brings in a bad state stays open.
 */
export async function writeDeadLetters(
  em: EntityManager,
  secret: string,
  channelId: string,
  { records, dead }: PageToCommit,
  now: Date,
): Promise<void> {
  await settle(em, channelId, records, now);
  if (dead.length === 0) return;
  const letters = [...new Map(dead.map((letter) => [letter.rawHash, letter])).values()];
  const rows = letters.map(({ raw, ...letter }) => ({
    ...letter,
    id: newId(now),
    sealedRaw: seal(secret, JSON.stringify(raw)),
  }));
  await em.execute(
    `insert into connectors.dead_letter (id, channel_id, raw_hash, external_id, sealed_raw, readable, place, reason, first_seen_at, last_seen_at)
     select (d->>'id')::uuid, ?, d->>'rawHash', d->>'externalId', d->>'sealedRaw', (d->>'readable')::boolean, d->>'place', d->>'reason', ?, ?
     from jsonb_array_elements(?::jsonb) d
     on conflict (channel_id, raw_hash) do update set attempts = dead_letter.attempts + 1, place = excluded.place,
       reason = excluded.reason, readable = excluded.readable, external_id = excluded.external_id, last_seen_at = excluded.last_seen_at, resolved_at = null`,
    [channelId, now, now, JSON.stringify(rows)],
  );
}

/** Most channels have nothing to settle, and a page has many items to look for. */
async function settle(
  em: EntityManager,
  channelId: string,
  records: PageToCommit['records'],
  now: Date,
): Promise<void> {
  const open = await em.execute(
    'select 1 from connectors.dead_letter where channel_id = ? and resolved_at is null limit 1',
    [channelId],
  );
  if (open.length === 0) return;
  await em.execute(
    `update connectors.dead_letter set resolved_at = ? where channel_id = ? and resolved_at is null
     and (raw_hash = any(array(select jsonb_array_elements_text(?::jsonb))) or external_id = any(array(select jsonb_array_elements_text(?::jsonb))))`,
    [
      now,
      channelId,
      JSON.stringify(records.map(({ raw }) => rawHash(raw))),
      JSON.stringify(records.map(({ complaint }) => complaint.externalId)),
    ],
  );
}
