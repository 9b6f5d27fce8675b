import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Complaint } from '../kit/complaint.ts';
import type { RawRecord } from '../kit/connector.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { Run } from '../ledger/run.entity.ts';
import { commitPage } from './commit-page.ts';
import { releaseLease, takeLease } from './lease.ts';
import { isDead, type NormalRecord, normalizeRecord } from './normalize-page.ts';
import type { PageVerdict } from './page-verdict.policy.ts';

/** What became of one pushed item, in the order of the page. */
export interface RecordedItem {
  externalId: string;
  verdict: PageVerdict | 'REJECTED';
  reason: string | null;
}

/** A pushed page is a complaint already; whatever about the way it was read is left out. */
const asPushed = (raw: RawRecord): Complaint => {
  const { _where, ...complaint } = raw;
  return complaint as unknown as Complaint;
};

/**
 * Commits a page that came without a pull, in the caller's transaction, with a run of its own.
 * @throws CHANNEL_BUSY while a pull of the channel is under way
 */
export async function recordPage(
  em: EntityManager,
  runtime: Runtime,
  channel: Channel,
  raws: RawRecord[],
): Promise<{ run: Run; verdicts: RecordedItem[] }> {
  const now = runtime.now();
  const lease = await takeLease(em, channel.id);
  const read = raws.map((raw) => normalizeRecord(raw, asPushed, now));
  const records = read.filter((record): record is NormalRecord => !isDead(record));
  const dead = read.filter(isDead);
  const terms = { channel, lease, ordering: 'source-time' } as const;
  const committed = (await commitPage(em, runtime, terms, { records, dead })).values();
  const verdicts = read.map((record): RecordedItem => {
    if (isDead(record))
      return { externalId: String(record.raw.externalId), verdict: 'REJECTED', reason: record.reason };
    const { verdict } = committed.next().value!;
    return { externalId: record.complaint.externalId, verdict, reason: null };
  });
  const run = em.create(Run, runOf(channel.id, verdicts, now));
  await em.execute(
    `update connectors.channel set last_success_at = ?, failures = 0, error_code = null, error_message = null, error_at = null where id = ?`,
    [now, channel.id],
  );
  await releaseLease(em, channel.id, lease);
  return { run, verdicts };
}

function runOf(channelId: string, verdicts: RecordedItem[], now: Date): Run {
  const count = (wanted: RecordedItem['verdict']) => verdicts.filter(({ verdict }) => verdict === wanted).length;
  return Object.assign(new Run(), {
    id: newId(now),
    channelId,
    startedAt: now,
    endedAt: now,
    outcome: 'DONE',
    seen: verdicts.length,
    created: count('CREATED'),
    changed: count('CHANGED'),
    unchanged: count('UNCHANGED'),
    late: count('LATE'),
    dead: count('REJECTED'),
  });
}
