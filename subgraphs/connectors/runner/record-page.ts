import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { RawRecord } from '../kit/json.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { Run } from '../ledger/run.entity.ts';
import { commitPage } from './commit-page.ts';
import { releaseLease, takeLease } from './lease.ts';
import { isDead } from './normalize-page.ts';
import type { PageVerdict } from './page-verdict.policy.ts';
import { type ReadRecords, readRecords } from './read-page.ts';
import type { RecordReader } from './record-reader.ts';

/** What became of one item, in the order of the page. */
export interface RecordedItem {
  externalId: string;
  verdict: PageVerdict | 'REJECTED';
  reason: string | null;
}

/**
 * Commits a page that came without a pull, in the caller's transaction, with a run of its own. Nothing is drift here:
 * who hands a page in gets a verdict on each item.
 * @throws CHANNEL_BUSY while a pull of the channel is under way
 */
export async function recordPage(
  em: EntityManager,
  runtime: Runtime,
  channel: Channel,
  raws: readonly RawRecord[],
  reader: RecordReader,
): Promise<{ run: Run; items: RecordedItem[] }> {
  const now = runtime.now();
  const lease = await takeLease(em, channel.id);
  const { all, records, dead } = await readRecords(raws, reader, now);
  const terms = { channel, lease, ordering: reader.ordering };
  const committed = await commitPage(em, runtime, terms, { records, dead });
  await releaseLease(em, channel.id, lease);
  const items = itemsOf(
    all,
    committed.map(({ verdict }) => verdict),
  );
  const run = runOf(channel.id, items, now);
  em.persist(run);
  return { run, items };
}

/** What became of each item of a page; `verdicts`: of those that are records, in their order. */
export function itemsOf(all: ReadRecords['all'], verdicts: readonly PageVerdict[]): RecordedItem[] {
  const left = verdicts.values();
  return all.map((record): RecordedItem => {
    if (isDead(record)) return { externalId: record.externalId ?? '', verdict: 'REJECTED', reason: record.reason };
    return { externalId: record.complaint.externalId, verdict: left.next().value!, reason: null };
  });
}

/** The run that stands for a page handed in. */
export function runOf(channelId: string, items: RecordedItem[], now: Date): Run {
  const count = (wanted: RecordedItem['verdict']) => items.filter(({ verdict }) => verdict === wanted).length;
  return Object.assign(new Run(), {
    id: newId(now),
    channelId,
    startedAt: now,
    endedAt: now,
    outcome: 'DONE' as const,
    seen: items.length,
    created: count('CREATED'),
    changed: count('CHANGED'),
    unchanged: count('UNCHANGED'),
    late: count('LATE'),
    dead: count('REJECTED'),
  });
}
