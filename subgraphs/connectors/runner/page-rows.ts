import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import { seal } from '../../common/privacy/seal.ts';
import type { ArrivingVersion, PageToCommit, StandingRecord } from './page.ts';

/** The rows of these external ids, by external id. The channel is locked, so nobody changes them meanwhile. */
export async function knownRecords(
  em: EntityManager,
  channelId: string,
  externalIds: string[],
): Promise<Map<string, StandingRecord>> {
  const rows = await em.execute<StandingRecord[]>(
    `select id, external_id as "externalId", seq, last_seq as "lastSeq", content_hash as "contentHash",
       source_updated_at as "sourceUpdatedAt"
     from connectors.source_record
     where channel_id = ? and external_id in (select jsonb_array_elements_text(?::jsonb))`,
    [channelId, JSON.stringify(externalIds)],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}

/**
 * Writes rows and versions in three statements, however long the page is.
 * @returns the versions that are really new: a late version that is known already is no second one.
 */
export async function writeRecords(
  em: EntityManager,
  secret: string,
  channelId: string,
  rows: StandingRecord[],
  versions: ArrivingVersion[],
  now: Date,
): Promise<ArrivingVersion[]> {
  await em.execute(
    `insert into connectors.source_record (id, channel_id, external_id, seq, last_seq, content_hash, source_updated_at, first_seen_at, last_seen_at)
     select r->>'id', ?, r->>'externalId', (r->>'seq')::int, (r->>'lastSeq')::int, r->>'contentHash', (r->>'sourceUpdatedAt')::timestamptz, ?, ?
     from jsonb_array_elements(?::jsonb) r
     on conflict (channel_id, external_id) do update set seq = excluded.seq, last_seq = excluded.last_seq,
       content_hash = excluded.content_hash, source_updated_at = excluded.source_updated_at,
       last_seen_at = excluded.last_seen_at, withdrawn_at = null`,
    [channelId, now, now, JSON.stringify(rows)],
  );
  const fresh = await withoutKnownLate(
    em,
    versions.filter(({ seq }) => seq > 0),
  );
  await em.execute(
    `insert into connectors.source_version (source_record_id, seq, channel_id, late, content_hash, sealed_raw, complaint, sealed_reporter, source_updated_at, seen_at)
     select v->>'id', (v->>'seq')::int, ?, (v->>'late')::boolean, v->>'contentHash', v->>'sealedRaw', v->'complaint', v->>'sealedReporter', (v->>'updatedAt')::timestamptz, ?
     from jsonb_array_elements(?::jsonb) v`,
    [channelId, now, JSON.stringify(fresh.map((version) => versionRow(version, secret)))],
  );
  return fresh;
}

const versionRow = ({ record, verdict, standing, seq }: ArrivingVersion, secret: string) => ({
  id: standing.id,
  seq,
  late: verdict === 'LATE',
  contentHash: record.contentHash,
  sealedRaw: seal(secret, JSON.stringify(record.raw)),
  complaint: record.complaint,
  sealedReporter: record.reporter && seal(secret, record.reporter),
  updatedAt: record.updatedAt,
});

/** A source that keeps showing an old version must not add a row each time. */
async function withoutKnownLate(em: EntityManager, versions: ArrivingVersion[]): Promise<ArrivingVersion[]> {
  const late = versions.filter(({ verdict }) => verdict === 'LATE');
  if (late.length === 0) return versions;
  const known = await em.execute<{ id: string; hash: string }[]>(
    `select source_record_id as id, content_hash as hash from connectors.source_version
     where source_record_id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(late.map(({ standing }) => standing.id))],
  );
  const keys = new Set(known.map(({ id, hash }) => `${id} ${hash}`));
  return versions.filter((v) => v.verdict !== 'LATE' || !keys.has(`${v.standing.id} ${v.record.contentHash}`));
}

/** Keeps what could not be taken in, and settles what has been taken in after all. */
export async function writeDeadLetters(
  em: EntityManager,
  secret: string,
  channelId: string,
  page: PageToCommit,
  now: Date,
): Promise<void> {
  const dead = new Map(page.dead.map((letter) => [letter.rawHash, letter]));
  if (dead.size > 0) {
    const rows = [...dead.values()].map(({ raw, ...letter }) => ({
      ...letter,
      id: newId(now),
      sealedRaw: seal(secret, JSON.stringify(raw)),
    }));
    await em.execute(
      `insert into connectors.dead_letter (id, channel_id, raw_hash, sealed_raw, place, reason, first_seen_at, last_seen_at)
       select (d->>'id')::uuid, ?, d->>'rawHash', d->>'sealedRaw', d->>'place', d->>'reason', ?, ? from jsonb_array_elements(?::jsonb) d
       on conflict (channel_id, raw_hash) do update set attempts = dead_letter.attempts + 1, place = excluded.place,
         reason = excluded.reason, last_seen_at = excluded.last_seen_at, resolved_at = null`,
      [channelId, now, now, JSON.stringify(rows)],
    );
  }
  await em.execute(
    `update connectors.dead_letter set resolved_at = ? where channel_id = ? and resolved_at is null
     and raw_hash in (select jsonb_array_elements_text(?::jsonb))`,
    [now, channelId, JSON.stringify(page.records.map((record) => record.rawHash))],
  );
}
