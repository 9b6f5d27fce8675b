import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import { type SourceRecordSnapshot, sourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import { seal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { isHidden } from '../ledger/channel-phase.ts';
import { sourceRecordId } from '../ledger/source-record.entity.ts';
import { holdLease } from './lease.ts';
import type { NormalRecord } from './normalize-page.ts';
import type { ArrivingVersion, PageToCommit, StandingRecord } from './page.ts';
import { knownRecords, writeDeadLetters, writeRecords } from './page-rows.ts';
import { type PageVerdict, verdictOf } from './page-verdict.policy.ts';

/** How records of this channel are ordered, and the right to write them. */
export interface CommitTerms {
  channel: Channel;
  lease: string;
  ordering: 'source-time' | 'arrival';
}

/** Verdict per record, in the order of the page. */
export type PageResult = { externalId: string; verdict: PageVerdict; sourceRecordId: string }[];

/**
 * Commits a page: records, versions, dead letters, the page's one letter and the cursor, or nothing at all.
 * Fenced by the lease; repeating a page changes nothing.
 * @throws CHANNEL_LEASE_LOST
 */
export function commitPage(
  em: EntityManager,
  runtime: Runtime,
  terms: CommitTerms,
  page: PageToCommit,
): Promise<PageResult> {
  return em.transactional(async (tx) => {
    const { channel, lease } = terms;
    await holdLease(tx, channel.id, lease);
    const now = runtime.now();
    const known = await knownRecords(
      tx,
      channel.id,
      page.records.map(({ complaint }) => complaint.externalId),
    );
    const versions = page.records.map((record) => versionOf(record, terms, known, now));
    const changed = await writeRecords(tx, runtime.config.HUB_SECRET, channel.id, [...known.values()], versions, now);
    await writeDeadLetters(tx, runtime.config.HUB_SECRET, channel.id, page, now);
    if (changed.length > 0) {
      const records = changed.map((version) => snapshotOf(version, runtime.config.HUB_SECRET, now));
      await runtime.letterBox.send(tx, sourceRecordsChanged, { ...factsOf(channel), records });
    }
    if (page.cursor !== undefined) {
      await tx.execute('update connectors.channel set cursor = ?::jsonb where id = ?', [
        JSON.stringify(page.cursor),
        channel.id,
      ]);
    }
    return versions.map(({ record, verdict, standing }) => ({
      externalId: record.complaint.externalId,
      verdict,
      sourceRecordId: standing.id,
    }));
  });
}

/** Decides about one record and brings its row up to date in `known`, so that a page may hold a record twice. */
function versionOf(
  record: NormalRecord,
  terms: CommitTerms,
  known: Map<string, StandingRecord>,
  now: Date,
): ArrivingVersion {
  const { externalId } = record.complaint;
  const before = known.get(externalId) ?? null;
  const verdict = verdictOf(before, record, terms.ordering);
  const { channel } = terms;
  const standing = before ?? newRecord(sourceRecordId(channel.family, channel.id, newId(now)), externalId);
  known.set(externalId, standing);
  if (verdict === 'UNCHANGED') return { record, verdict, standing, seq: 0 };
  standing.lastSeq += 1;
  if (verdict !== 'LATE') {
    standing.seq = standing.lastSeq;
    standing.contentHash = record.contentHash;
    standing.sourceUpdatedAt = record.updatedAt;
  }
  return { record, verdict, standing, seq: standing.lastSeq };
}

const newRecord = (id: string, externalId: string): StandingRecord => ({
  id,
  externalId,
  seq: 0,
  lastSeq: 0,
  contentHash: '',
  sourceUpdatedAt: null,
});

function snapshotOf(
  { record, verdict, standing, seq }: ArrivingVersion,
  secret: string,
  now: Date,
): SourceRecordSnapshot {
  return {
    sourceRecordId: standing.id,
    seq,
    late: verdict === 'LATE',
    withdrawn: false,
    seenAt: now.toISOString(),
    complaint: record.complaint,
    sealedReporter: record.reporter && seal(secret, record.reporter),
  };
}

const factsOf = (channel: Channel) => ({
  channelId: channel.id,
  agencyId: channel.agencyId,
  hidden: isHidden(channel.phase),
  silent: true,
  historic: false,
});
