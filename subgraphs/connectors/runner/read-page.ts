import { setImmediate as breathe } from 'node:timers/promises';
import type { Page } from '../kit/connector.ts';
import type { RawRecord } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { isDrift } from './failure.policy.ts';
import { type DeadRecord, deadRecord, isDead, type NormalRecord, normalizeRecord } from './normalize-page.ts';
import type { RecordReader } from './record-reader.ts';

/** What became of the raw records of a page. */
export interface ReadRecords {
  /** In the order of the page. */
  all: (NormalRecord | DeadRecord)[];
  records: NormalRecord[];
  dead: DeadRecord[];
}

/** Records read in one go: in between, the database's answers to the page before are heard. */
const AT_A_STRETCH = 25;

/** Reads raw records, each by itself: a bad one becomes a dead letter, the rest goes on. */
export async function readRecords(raws: readonly RawRecord[], reader: RecordReader, now: Date): Promise<ReadRecords> {
  const all: ReadRecords['all'] = [];
  for (const raw of raws) {
    all.push(await normalizeRecord(raw, reader, now));
    if (all.length % AT_A_STRETCH === 0) await breathe();
  }
  const records = all.filter((record): record is NormalRecord => !isDead(record));
  return { all, records, dead: all.filter(isDead) };
}

/** Pages with what became of their records. */
export async function* readPages<Cursor>(
  pages: AsyncIterable<Page<Cursor>>,
  reader: RecordReader,
  now: () => Date,
): AsyncGenerator<{ page: Page<Cursor>; read: Omit<ReadRecords, 'all'> }> {
  for await (const page of pages) yield { page, read: await readPage(page, reader, now()) };
}

/** Reads a pulled page. @throws SourceError('drift') when most of it cannot be used: then the source has changed */
export async function readPage(
  page: Page<unknown>,
  reader: RecordReader,
  now: Date,
): Promise<Omit<ReadRecords, 'all'>> {
  const { records, dead } = await readWhole(page, reader, now);
  checkDrift({ records, dead });
  return { records, dead };
}

/** Reads a page, those of its items too that did not even come as records. */
export async function readWhole(
  { records: raws, unreadable = [] }: Pick<Page<unknown>, 'records' | 'unreadable'>,
  reader: RecordReader,
  now: Date,
): Promise<ReadRecords> {
  const { all, records, dead } = await readRecords(raws, reader, now);
  const letters = unreadable.map(({ raw, where, why }) => deadRecord(raw, why, reader, where));
  return { all: [...all, ...letters], records, dead: [...dead, ...letters] };
}

/** @throws SourceError('drift') when most of a page cannot be used */
export function checkDrift({ records, dead }: Omit<ReadRecords, 'all'>): void {
  const total = records.length + dead.length;
  if (!isDrift(dead.length, total)) return;
  const first = `first ${dead[0]?.place}: ${dead[0]?.reason}`;
  throw new SourceError('drift', `${dead.length} of ${total} records of a page cannot be used, ${first}`);
}
