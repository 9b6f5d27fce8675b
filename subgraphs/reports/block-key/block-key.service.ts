import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { type ReadReport, senderKeys } from './block-key.policy.ts';
import { hashedKeys } from './hashed-keys.service.ts';
import { keyedHash } from './keyed-hash.service.ts';
import { minuteOf, monthOf } from './month.policy.ts';
import { openMonths } from './month.service.ts';

/**
 * Stores the keys of reports: a few statements however many there are; storing again adds only what is new.
 * Needs the SYSTEM viewer and a transaction.
 */
export async function storeKeys(
  em: EntityManager,
  secret: string,
  reads: readonly ReadReport[],
  now: Date,
): Promise<void> {
  await openMonths(
    em,
    reads.map(({ report }) => report.receivedAt),
    now,
  );
  const { added, known } = await numbered(em, reads);
  const keysOf = (read: ReadReport) => hashedKeys(secret, read).stored;
  await writeKeys(em, ADD, added, keysOf);
  await writeKeys(em, ADD_MISSING, known, keysOf);
  const hidden = known.filter(([{ report }]) => report.anonymous);
  // A report that has become anonymous must no longer be found by who wrote it.
  await writeKeys(em, FORGET, hidden, ({ report }) => senderKeys(report).map((key) => keyedHash(secret, key)));
}

type Numbered = readonly [read: ReadReport, ref: number];

/** The reports with their numbers: those that got one now, and those that had one. */
async function numbered(em: EntityManager, reads: readonly ReadReport[]) {
  // The earliest first, so that the newest have the highest numbers; in one order, so that two batches never wait for each other.
  const order = (one: ReadReport, other: ReadReport) =>
    one.report.receivedAt.valueOf() - other.report.receivedAt.valueOf() || (one.report.id < other.report.id ? -1 : 1);
  const sorted = reads.toSorted(order);
  const reports = sorted.map(({ report }) => report);
  const ids = reports.map(({ id }) => id);
  const times = reports.map(({ receivedAt }) => receivedAt);
  const sketches = sorted.map(sketchOf);
  const sketch = [sketches.map((s) => s.letters), sketches.map((s) => s.length), sketches.map((s) => s.hasSender)];
  const values = [ids, times.map(minuteOf), times.map(monthOf), ...sketch];
  const made = await bound<Row>(em, NUMBER, values, 'number reports');
  if (made.length < reads.length) await bound(em, SKETCH, [ids, ...sketch], 'sketch reports');
  const before = made.length < reads.length ? await bound<Row>(em, NUMBERS, [ids]) : [];
  const byId = new Map(reads.map((read) => [read.report.id, read]));
  const fresh = new Set(made.map(({ id }) => id));
  const pair = ({ id, ref }: Row): Numbered => [byId.get(id)!, ref];
  return { added: made.map(pair), known: before.filter(({ id }) => !fresh.has(id)).map(pair) };
}

/** Whether it has a sender, not whether one may know it: a report may become anonymous, and stay so or not. */
const sketchOf = ({ village, report }: ReadReport) => ({
  letters: village?.letters ?? null,
  length: village?.length ?? null,
  hasSender: report.reporterKeys.length > 0,
});

interface Row {
  id: string;
  ref: number;
}

async function writeKeys(
  em: EntityManager,
  statement: string,
  numbered: readonly Numbered[],
  keysOf: (read: ReadReport) => readonly number[],
): Promise<void> {
  const rows = numbered.flatMap(([read, ref]) => keysOf(read).map((key) => [key, ref] as const));
  if (rows.length > 0) await bound(em, statement, [rows.map(([key]) => key), rows.map(([, ref]) => ref)]);
}

// A conflict would use up a number, of which a month has four million.
const NUMBER = `insert into reports.dedup_report (report_id, t, ref, village_letters, village_length, has_sender)
  select n.report_id, n.t, reports.next_dedup_ref(n.month), n.letters, n.length, n.sender from (
    select * from unnest($1::uuid[], $2::int[], $3::date[], $4::int[], $5::smallint[], $6::boolean[])
      with ordinality as asked (report_id, t, month, letters, length, sender, nth)
    where not exists (select 1 from reports.dedup_report known where known.report_id = asked.report_id) order by nth) n
  on conflict (report_id) do nothing returning report_id as id, ref`;

const SKETCH = `update reports.dedup_report d
  set village_letters = s.letters, village_length = s.length, has_sender = s.sender
  from unnest($1::uuid[], $2::int[], $3::smallint[], $4::boolean[]) as s (report_id, letters, length, sender)
  where d.report_id = s.report_id and (d.village_letters, d.village_length, d.has_sender)
    is distinct from (s.letters, s.length, s.sender)`;

const NUMBERS = 'select report_id as id, ref from reports.dedup_report where report_id = any($1::uuid[])';

const ADD = 'insert into reports.dedup_key (key, ref) select * from unnest($1::int[], $2::int[])';

// Not "not exists": as a join it could read the whole table.
const ADD_MISSING = `insert into reports.dedup_key (key, ref) select k.key, k.ref from unnest($1::int[], $2::int[]) as k (key, ref)
  where (select true from reports.dedup_key d where d.key = k.key and d.ref = k.ref limit 1) is null`;

const FORGET = `delete from reports.dedup_key d using unnest($1::int[], $2::int[]) as gone (key, ref)
  where d.key = gone.key and d.ref = gone.ref`;
