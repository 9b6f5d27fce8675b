import { newId } from '../../common/database/uuid.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { sourceRecordId } from '../ledger/source-record.entity.ts';
import type { NormalRecord } from './normalize-page.ts';
import type { ArrivingVersion, Known, StandingRecord } from './page.ts';
import { type PageVerdict, verdictOf } from './page-verdict.policy.ts';

/** Decides about the records of a page one after the other: a page may hold several versions of one record. */
export function versionsOf(
  records: readonly NormalRecord[],
  channel: Pick<Channel, 'id' | 'family'>,
  ordering: 'source-time' | 'arrival',
  known: Known,
  now: Date,
): ArrivingVersion[] {
  return records.map((record) => {
    const { externalId } = record.complaint;
    const before = known.rows.get(externalId) ?? null;
    const standing = before ?? newRecord(sourceRecordId(channel.family, channel.id, newId(now)), externalId);
    known.rows.set(externalId, standing);
    const verdict = verdictOf(before, record, ordering);
    return { record, verdict, standing, seq: nextSeq(record, verdict, standing, known) };
  });
}

/** Brings the row up to date and gives the number of the new version; 0 when nothing new is said. */
function nextSeq(record: NormalRecord, verdict: PageVerdict, standing: StandingRecord, known: Known): number {
  const versions = known.versions.get(standing.id) ?? new Set([standing.contentHash]);
  if (verdict !== 'LATE') standing.sourceUpdatedAt = later(standing.sourceUpdatedAt, record.updatedAt);
  // A source that keeps showing an old version must not add one each time.
  if (verdict === 'UNCHANGED' || (verdict === 'LATE' && versions.has(record.contentHash))) return 0;
  known.versions.set(standing.id, versions.add(record.contentHash));
  standing.lastSeq += 1;
  if (verdict !== 'LATE') {
    standing.seq = standing.lastSeq;
    standing.contentHash = record.contentHash;
    standing.withdrawn = false;
  }
  return standing.lastSeq;
}

/** A record without an update time, or with an older one under `arrival`, does not take the known one away. */
const later = (known: Date | null, arriving: Date | null) =>
  known !== null && (arriving === null || arriving < known) ? known : arriving;

const newRecord = (id: string, externalId: string): StandingRecord => ({
  id,
  externalId,
  seq: 0,
  lastSeq: 0,
  contentHash: '',
  sourceUpdatedAt: null,
  withdrawn: false,
});
