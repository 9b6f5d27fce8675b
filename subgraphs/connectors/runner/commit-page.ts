import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SourceRecordSnapshot, sourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { isHidden, isSilent, mayEcho } from '../ledger/channel-phase.ts';
import { writeDeadLetters } from './dead-letter-rows.ts';
import { knownAgain } from './handover/known-again.ts';
import { markLate } from './late-arrivals.ts';
import { holdLease } from './lease.ts';
import type { ArrivingVersion, PageToCommit } from './page.ts';
import { knownRecords, type SealedVersion, sealedVersion, writeRecords, writeVersions } from './page-rows.ts';
import type { PageVerdict } from './page-verdict.policy.ts';
import { versionsOf } from './page-versions.ts';
import { echoesAmong } from './push/echo.ts';
import { recordsUnseenBy, recordsWithIds, withdraw } from './withdraw.ts';

/** How records of this channel are ordered, and the right to write them. */
export interface CommitTerms {
  channel: Channel;
  lease: string;
  ordering: 'source-time' | 'arrival';
  /** Run that pulls the page; absent: it was pushed, or is tried again. */
  runId?: string;
  /** It fetches what lies behind: own cursor, and nobody is told as of something new. */
  isBackfill?: boolean;
}

/** Verdict per record, in the order of the page; records found gone come last. */
export type PageResult = { externalId: string; verdict: PageVerdict; sourceRecordId: string }[];

/**
 * Commits a page: records, versions, withdrawals, dead letters, the page's letter and the cursor, or nothing at all.
 * Fenced by the lease and by the channel's phase; repeating a page changes nothing.
 * @throws CHANNEL_LEASE_LOST; SourceError('drift') when a whole scan misses too many records
 */
export function commitPage(
  em: EntityManager,
  runtime: Runtime,
  terms: CommitTerms,
  page: PageToCommit,
): Promise<PageResult> {
  return em.transactional(async (tx) => {
    const { channel, lease, ordering, runId = null } = terms;
    const secret = runtime.config.HUB_SECRET;
    await holdLease(tx, channel, lease);
    const now = runtime.now();
    const known = await knownRecords(tx, channel.id, page.records);
    const versions = versionsOf(page.records, channel, ordering, known, now);
    const [fresh] = await Promise.all([
      // While the database writes, the processor has time.
      breathe().then(() => versions.filter(({ seq }) => seq > 0).map((version) => sealedVersion(version, secret))),
      writeRecords(tx, { channelId: channel.id, runId }, [...known.rows.values()], now),
    ]);
    if (!terms.isBackfill) await markLate(tx, runtime, channel, versions, now);
    await writeVersions(tx, channel.id, fresh, now);
    await writeDeadLetters(tx, secret, channel.id, page, now);
    const echoes = mayEcho(channel.phase) ? await echoesAmong(tx, secret, fresh, now) : new Set();
    const again = await knownAgain(tx, channel.id, versions);
    const tell = (records: SourceRecordSnapshot[]) =>
      runtime.letterBox.send(tx, sourceRecordsChanged, { ...factsOf(terms), records }, channel.id);
    if (fresh.length > 0)
      await tell(
        fresh.map((version) => ({
          ...snapshotOf(version, now),
          ...(echoes.has(version) && { echo: true }),
          ...(again.has(version.standing.id) && { reportId: again.get(version.standing.id)! }),
        })),
      );
    const gone: SourceRecordSnapshot[] = [];
    for await (const records of withdraw(tx, await missing(tx, terms, page, now), now)) {
      gone.push(...records);
      if (records.length > 0) await tell(records);
    }
    if (page.cursor !== undefined) await moveCursor(tx, terms, page.cursor);
    return [...versions.map(resultOf), ...gone.map(withdrawnResult)];
  });
}

/** Records that are gone at their source: those it names, and after a whole scan those it has not shown. */
async function missing(
  em: EntityManager,
  { channel, runId }: CommitTerms,
  { deleted = [], isWholeScan, dead }: PageToCommit,
  now: Date,
): Promise<string[]> {
  const named = deleted.length > 0 ? await recordsWithIds(em, channel.id, deleted) : [];
  if (runId === undefined) return named;
  await markSeen(em, channel.id, runId, dead, now);
  const unseen = isWholeScan ? await recordsUnseenBy(em, channel.id, runId) : [];
  return [...new Set([...named, ...unseen])];
}

/** An item that cannot be used is there all the same. */
async function markSeen(
  em: EntityManager,
  channelId: string,
  runId: string,
  dead: PageToCommit['dead'],
  now: Date,
): Promise<void> {
  const ids = dead.flatMap(({ externalId }) => externalId ?? []);
  if (ids.length === 0) return;
  await em.execute(
    `update connectors.source_record set last_run_id = ?::uuid, last_seen_at = ?
     where channel_id = ? and external_id = any(array(select jsonb_array_elements_text(?::jsonb)))`,
    [runId, now, channelId, JSON.stringify(ids)],
  );
}

const resultOf = ({ record, verdict, standing }: ArrivingVersion) => ({
  externalId: record.complaint.externalId,
  verdict,
  sourceRecordId: standing.id,
});

const withdrawnResult = ({ complaint, sourceRecordId }: SourceRecordSnapshot) => ({
  externalId: complaint.externalId,
  verdict: 'WITHDRAWN' as const,
  sourceRecordId,
});

function moveCursor(em: EntityManager, { channel, isBackfill }: CommitTerms, cursor: PageToCommit['cursor']) {
  const column = isBackfill ? 'backfill_cursor' : 'cursor';
  const values = [JSON.stringify(cursor), channel.id];
  return em.execute(`update connectors.channel set ${column} = ?::jsonb where id = ?`, values);
}

function snapshotOf(
  { record, verdict, standing, seq, sealedReporter }: SealedVersion,
  now: Date,
): SourceRecordSnapshot {
  return {
    sourceRecordId: standing.id,
    seq,
    late: verdict === 'LATE',
    withdrawn: false,
    seenAt: now.toISOString(),
    complaint: record.complaint,
    sealedReporter,
  };
}

const factsOf = ({ channel: { id, agencyId, phase, phaseVersion }, isBackfill = false }: CommitTerms) => ({
  channelId: id,
  agencyId,
  phaseVersion,
  hidden: isHidden(phase),
  silent: isSilent(phase) || isBackfill,
  historic: isBackfill,
});
