import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Records read at once. */
const AT_ONCE = 2_000;

interface ArchivedItem {
  id: string;
  statusRaw: string;
  occurredAt: string;
  body: string;
}

/**
 * Hash of what the hub holds of a channel, as its archive is hashed (docs/MIGRATION.md): SHA-256 over one line per item
 * that is there, in the order of the bytes of its id: a JSON array of id, status as the source words it, time of receipt
 * (ISO, UTC, milliseconds) and text.
 */
export async function archiveHash(em: EntityManager, channelId: string): Promise<{ hash: string; records: number }> {
  const hash = createHash('sha256');
  let records = 0;
  for (let after = ''; ; ) {
    const rows = await em.execute<ArchivedItem[]>(ITEMS, [channelId, after]);
    if (rows.length === 0) return { hash: hash.digest('hex'), records };
    for (const { id, statusRaw, occurredAt, body } of rows)
      hash.update(`${JSON.stringify([id, statusRaw, new Date(occurredAt).toISOString(), body])}\n`);
    records += rows.length;
    after = rows.at(-1)!.id;
  }
}

const ITEMS = `
  select r.external_id as id, v.complaint->>'statusRaw' as "statusRaw", v.complaint->>'occurredAt' as "occurredAt",
    v.complaint->>'body' as body
  from connectors.source_record r join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
  where r.channel_id = ? and r.external_id collate "C" > ? and r.withdrawn_at is null
  order by r.external_id collate "C" limit ${AT_ONCE}`;
