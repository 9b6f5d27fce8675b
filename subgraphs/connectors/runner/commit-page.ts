import type { EntityManager } from '@mikro-orm/postgresql';
import { type SourceRecordSnapshot, sourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import { seal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { isHidden, isSilent } from '../ledger/channel-phase.ts';
import { writeDeadLetters } from './dead-letter-rows.ts';
import { holdLease } from './lease.ts';
import type { ArrivingVersion, PageToCommit } from './page.ts';
import { knownRecords, writeRecords } from './page-rows.ts';
import type { PageVerdict } from './page-verdict.policy.ts';
import { versionsOf } from './page-versions.ts';

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
 * Fenced by the lease and by the channel's phase; repeating a page changes nothing.
 * @throws CHANNEL_LEASE_LOST
 */
export function commitPage(
  em: EntityManager,
  runtime: Runtime,
  terms: CommitTerms,
  page: PageToCommit,
): Promise<PageResult> {
  return em.transactional(async (tx) => {
    const { channel, lease, ordering } = terms;
    const secret = runtime.config.HUB_SECRET;
    await holdLease(tx, channel, lease);
    const now = runtime.now();
    const known = await knownRecords(tx, channel.id, page.records);
    const versions = versionsOf(page.records, channel, ordering, known, now);
    const fresh = versions.filter(({ seq }) => seq > 0);
    await writeRecords(tx, secret, channel.id, [...known.rows.values()], fresh, now);
    await writeDeadLetters(tx, secret, channel.id, page, now);
    if (fresh.length > 0) {
      const records = fresh.map((version) => snapshotOf(version, secret, now));
      await runtime.letterBox.send(tx, sourceRecordsChanged, { ...factsOf(channel), records });
    }
    if (page.cursor !== undefined) await moveCursor(tx, channel.id, page.cursor);
    return versions.map(({ record, verdict, standing }) => ({
      externalId: record.complaint.externalId,
      verdict,
      sourceRecordId: standing.id,
    }));
  });
}

const moveCursor = (em: EntityManager, channelId: string, cursor: PageToCommit['cursor']) =>
  em.execute('update connectors.channel set cursor = ?::jsonb where id = ?', [JSON.stringify(cursor), channelId]);

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

const factsOf = ({ id, agencyId, phase, phaseVersion }: Channel) => ({
  channelId: id,
  agencyId,
  phaseVersion,
  hidden: isHidden(phase),
  silent: isSilent(phase),
  historic: false,
});
