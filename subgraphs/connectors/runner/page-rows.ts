import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { seal } from '../../common/privacy/seal.ts';
import type { NormalRecord } from './normalize-page.ts';
import type { ArrivingVersion, Known, StandingRecord } from './page.ts';

/** What the ledger holds of these records. The channel is locked, so nobody changes it meanwhile. */
export async function knownRecords(
  em: EntityManager,
  channelId: string,
  records: readonly NormalRecord[],
): Promise<Known> {
  const rows = await bound<Omit<StandingRecord, 'sourceUpdatedAt'> & { updatedMs: number | null }>(
    em,
    `select id, external_id as "externalId", seq, last_seq as "lastSeq", content_hash as "contentHash",
       withdrawn_at is not null as withdrawn,
       (extract(epoch from source_updated_at) * 1000)::float8 as "updatedMs"
     from connectors.source_record
     where channel_id = $1 and external_id = any(array(select jsonb_array_elements_text($2::jsonb)))`,
    [channelId, JSON.stringify(records.map(({ complaint }) => complaint.externalId))],
  );
  const standing = rows.map(({ updatedMs, ...row }) => ({
    ...row,
    sourceUpdatedAt: updatedMs === null ? null : new Date(updatedMs),
  }));
  const known = { rows: new Map(standing.map((row) => [row.externalId, row])), versions: new Map() };
  return { ...known, versions: await versionHashes(em, records, known) };
}

/** Only of records about which something else is said that is not newer: no other can be late within its page. */
async function versionHashes(
  em: EntityManager,
  records: readonly NormalRecord[],
  { rows }: Known,
): Promise<Known['versions']> {
  const older = records.flatMap(({ complaint, updatedAt, contentHash }) => {
    const row = rows.get(complaint.externalId);
    const isNews = !row?.sourceUpdatedAt || !updatedAt || updatedAt > row.sourceUpdatedAt;
    return isNews || contentHash === row.contentHash ? [] : [row.id];
  });
  if (older.length === 0) return new Map();
  const found = await bound<{ id: string; hash: string }>(
    em,
    `select source_record_id as id, content_hash as hash from connectors.source_version
     where source_record_id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify(older)],
  );
  const byRecord = Map.groupBy(found, ({ id }) => id);
  return new Map([...byRecord].map(([id, versions]) => [id, new Set(versions.map(({ hash }) => hash))]));
}

/** Writes the rows of a page in one statement, however long it is. */
export async function writeRecords(
  em: EntityManager,
  { channelId, runId }: { channelId: string; runId: string | null },
  rows: readonly StandingRecord[],
  now: Date,
): Promise<void> {
  await bound(
    em,
    `insert into connectors.source_record (id, channel_id, external_id, seq, last_seq, content_hash, source_updated_at, first_seen_at, last_seen_at, last_run_id)
     select r->>'id', $1, r->>'externalId', (r->>'seq')::int, (r->>'lastSeq')::int, r->>'contentHash', (r->>'sourceUpdatedAt')::timestamptz, $2, $3, $4::uuid
     from jsonb_array_elements($5::jsonb) r
     on conflict (channel_id, external_id) do update set seq = excluded.seq, last_seq = excluded.last_seq,
       content_hash = excluded.content_hash, source_updated_at = excluded.source_updated_at,
       last_seen_at = excluded.last_seen_at, last_run_id = excluded.last_run_id, withdrawn_at = null`,
    [channelId, now, now, runId, JSON.stringify(rows)],
  );
}

/** Writes the versions of a page in one statement. */
export async function writeVersions(
  em: EntityManager,
  channelId: string,
  versions: readonly SealedVersion[],
  now: Date,
): Promise<void> {
  await bound(
    em,
    `insert into connectors.source_version (source_record_id, seq, channel_id, late, content_hash, sealed_raw, complaint, sealed_reporter, source_updated_at, seen_at)
     select v->>'id', (v->>'seq')::int, $1, (v->>'late')::boolean, v->>'contentHash', v->>'sealedRaw', v->'complaint', v->>'sealedReporter', (v->>'updatedAt')::timestamptz, $2
     from jsonb_array_elements($3::jsonb) v`,
    [channelId, now, JSON.stringify(versions.map(versionRow))],
  );
}

/** A version with its personal parts as they are stored and told. */
export interface SealedVersion extends ArrivingVersion {
  sealedRaw: string;
  sealedReporter: string | null;
}

/** Seals what a version says about persons. */
export const sealedVersion = (version: ArrivingVersion, secret: string): SealedVersion => ({
  ...version,
  sealedRaw: seal(secret, JSON.stringify(version.record.raw)),
  sealedReporter: version.record.reporter && seal(secret, version.record.reporter),
});

const versionRow = ({ record, verdict, standing, seq, sealedRaw, sealedReporter }: SealedVersion) => ({
  id: standing.id,
  seq,
  late: verdict === 'LATE',
  contentHash: record.contentHash,
  sealedRaw,
  complaint: record.complaint,
  sealedReporter,
  updatedAt: record.updatedAt,
});
