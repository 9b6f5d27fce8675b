import type { EntityManager } from '@mikro-orm/postgresql';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Page } from '../../kit/connector.ts';
import type { Json, RawRecord } from '../../kit/json.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import { type CommitTerms, commitPage } from '../commit-page.ts';
import { releaseLease, takeLease } from '../lease.ts';
import { knownRecords } from '../page-rows.ts';
import type { PageVerdict } from '../page-verdict.policy.ts';
import { versionsOf } from '../page-versions.ts';
import { type ReadRecords, readWhole } from '../read-page.ts';
import { itemsOf, type RecordedItem } from '../record-page.ts';
import { PUSHED, type RecordReader } from '../record-reader.ts';
import { mappedReader } from './channel-values.policy.ts';
import { channelValues } from './channel-values.ts';
import { remarksOf, writeRemarks } from './import-remarks.ts';

/** Where the counts of a run go on with a page. */
const COUNTS = {
  CREATED: 'created',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  LATE: 'late',
  REJECTED: 'rejected',
  WITHDRAWN: 'changed',
} as const satisfies Record<RecordedItem['verdict'], keyof ImportRun>;

/** Old records as they were handed in. */
export interface HandedIn {
  raws: readonly RawRecord[];
  /** What did not even come as a record. */
  unreadable?: Page<unknown>['unreadable'];
  /** How they become complaints; absent: they are complaints already. */
  reader?: RecordReader | undefined;
}

/**
 * Takes a page of old records in, in the caller's transaction: marked historic, silent, counted in the run. A dry run
 * only counts. `cursor`: where the file goes on after it.
 * @throws CHANNEL_BUSY while a pull of the channel is under way
 */
export async function importPage(
  em: EntityManager,
  runtime: Runtime,
  { channel, run }: { channel: Channel; run: ImportRun },
  { raws, unreadable, reader = PUSHED }: HandedIn,
  cursor?: Json,
): Promise<RecordedItem[]> {
  const values = await channelValues(em, channel.id);
  const page = { records: [...raws], ...(unreadable && { unreadable }) };
  const read = await readWhole(page, mappedReader(reader, values), runtime.now());
  const terms = { channel, ordering: reader.ordering };
  const verdicts = run.dry ? await foreseen(em, runtime, terms, read) : await committed(em, runtime, terms, read);
  const items = itemsOf(read.all, verdicts);
  await writeRemarks(em, run, await remarksOf(em, read.all, values, run.way));
  await countIn(em, run, items, cursor);
  return items;
}

/** Adds what became of items to the counts of the run. */
export async function countIn(
  em: EntityManager,
  run: ImportRun,
  items: readonly Pick<RecordedItem, 'verdict'>[],
  cursor?: Json,
): Promise<void> {
  for (const { verdict } of items) run[COUNTS[verdict]] += 1;
  run.records += items.length;
  if (cursor !== undefined) run.cursor = cursor;
  const { id, records, created, changed, unchanged, late, rejected } = run;
  await em.nativeUpdate(
    ImportRun,
    { id },
    { records, created, changed, unchanged, late, rejected, cursor: run.cursor },
  );
}

/** Whose records, and how they are ordered. */
type Ordered = Pick<CommitTerms, 'channel' | 'ordering'>;

async function committed(
  em: EntityManager,
  runtime: Runtime,
  { channel, ordering }: Ordered,
  { records, dead }: ReadRecords,
): Promise<PageVerdict[]> {
  const lease = await takeLease(em, channel.id);
  const terms = { channel, lease, ordering, isBackfill: true };
  const result = await commitPage(em, runtime, terms, { records, dead });
  await releaseLease(em, channel.id, lease);
  return result.map(({ verdict }) => verdict);
}

/** What would become of the records. */
export async function foreseen(
  em: EntityManager,
  runtime: Runtime,
  { channel, ordering }: Ordered,
  { records }: ReadRecords,
): Promise<PageVerdict[]> {
  const known = await knownRecords(em, channel.id, records);
  return versionsOf(records, channel, ordering, known, runtime.now()).map(({ verdict }) => verdict);
}
