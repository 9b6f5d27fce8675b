import type { EntityManager } from '@mikro-orm/postgresql';
import type { SourceRecordSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import { SourceError } from '../kit/source-error.ts';
import { isMassVanishing } from './withdrawal.policy.ts';

/** Records told of in one letter. */
const PER_LETTER = 500;

/**
 * Marks records as gone at their source, softly: each gets a version that says so, with the words it had last.
 * Gives what the receivers are told, letter by letter. The channel is locked.
 */
export async function* withdraw(
  em: EntityManager,
  recordIds: readonly string[],
  now: Date,
): AsyncGenerator<SourceRecordSnapshot[]> {
  for (let start = 0; start < recordIds.length; start += PER_LETTER) {
    const part = JSON.stringify(recordIds.slice(start, start + PER_LETTER));
    const told = await em.execute<
      Pick<SourceRecordSnapshot, 'sourceRecordId' | 'seq' | 'complaint' | 'sealedReporter'>[]
    >(WITHDRAW, [part, now, now]);
    await em.execute(SETTLE, [now, part]);
    yield told.map((version) => ({ ...version, late: false, withdrawn: true, seenAt: now.toISOString() }));
  }
}

const WITHDRAW = `
  with held as (select id, seq from connectors.source_record
      where id = any(array(select jsonb_array_elements_text(?::jsonb))) and withdrawn_at is null),
    gone as (update connectors.source_record r set seq = r.last_seq + 1, last_seq = r.last_seq + 1, withdrawn_at = ?
      from held where held.id = r.id returning r.id, r.seq, held.seq as held_seq)
  insert into connectors.source_version (source_record_id, seq, channel_id, late, withdrawn, content_hash, sealed_raw,
    complaint, sealed_reporter, source_updated_at, seen_at)
  select gone.id, gone.seq, v.channel_id, false, true, v.content_hash, v.sealed_raw, v.complaint, v.sealed_reporter,
    v.source_updated_at, ?
  from gone join connectors.source_version v on v.source_record_id = gone.id and v.seq = gone.held_seq
  returning source_record_id as "sourceRecordId", seq, complaint, sealed_reporter as "sealedReporter"`;

/** A broken item that is gone cannot be mended any more; tried again, it would bring the record back. */
const SETTLE = `update connectors.dead_letter d set resolved_at = ? from connectors.source_record r
  where r.id = any(array(select jsonb_array_elements_text(?::jsonb))) and d.channel_id = r.channel_id
    and d.external_id = r.external_id and d.resolved_at is null`;

/** Records of the channel with these ids in it that are still held to be there. */
export async function recordsWithIds(em: EntityManager, channelId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from connectors.source_record where channel_id = ? and withdrawn_at is null
     and external_id = any(array(select jsonb_array_elements_text(?::jsonb))) order by id`,
    [channelId, JSON.stringify(ids)],
  );
  return rows.map(({ id }) => id);
}

/** Records that this run, a whole scan, has not seen. @throws SourceError('drift') when they are too many to be believed */
export async function recordsUnseenBy(em: EntityManager, channelId: string, runId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from connectors.source_record where channel_id = ? and withdrawn_at is null
     and last_run_id is distinct from ?::uuid order by id`,
    [channelId, runId],
  );
  const total = await recordsThere(em, channelId);
  if (isMassVanishing(rows.length, total)) {
    const share = `${rows.length} of ${total} records are not shown any more`;
    throw new SourceError('drift', `${share}; so many are not taken for deleted. Look at the source.`);
  }
  return rows.map(({ id }) => id);
}

/** Records of the channel that are held to be there. */
export async function recordsThere(em: EntityManager, channelId: string): Promise<number> {
  const [row] = await em.execute<{ n: number }[]>(
    'select count(*)::int as n from connectors.source_record where channel_id = ? and withdrawn_at is null',
    [channelId],
  );
  return row?.n ?? 0;
}
