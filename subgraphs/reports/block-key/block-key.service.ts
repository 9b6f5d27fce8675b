import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { type ReadReport, senderKeys, storedKeys } from './block-key.policy.ts';
import { keyedHash } from './keyed-hash.service.ts';
import { minuteOf } from './month.policy.ts';
import { openMonths } from './month.service.ts';

/**
 * Stores the keys of reports: three statements however many there are; storing again adds only what is new.
 * Needs the SYSTEM viewer and a transaction.
 */
export async function storeKeys(
  em: EntityManager,
  secret: string,
  reads: readonly ReadReport[],
  now: Date,
): Promise<void> {
  const reports = reads.map(({ report }) => report);
  await openMonths(
    em,
    reports.map(({ receivedAt }) => receivedAt),
    now,
  );
  // Statement by statement in the order of the ids, so that two batches never wait for each other.
  const sorted = [...reports].sort((one, other) => (one.id < other.id ? -1 : 1));
  await bound(em, NUMBER, [sorted.map(({ id }) => id), sorted.map(({ receivedAt }) => minuteOf(receivedAt))]);
  const rows = reads.flatMap((read) =>
    storedKeys(read).map((key) => [read.report.id, keyedHash(secret, key)] as const),
  );
  await bound(em, STORE, [rows.map(([id]) => id), rows.map(([, key]) => key)]);
  await forgetSenders(em, secret, reads);
}

/** A report that has become anonymous must no longer be found by who wrote it. */
async function forgetSenders(em: EntityManager, secret: string, reads: readonly ReadReport[]): Promise<void> {
  const rows = reads
    .filter(({ report }) => report.anonymous)
    .flatMap(({ report }) => senderKeys(report).map((key) => [report.id, keyedHash(secret, key)] as const));
  if (rows.length > 0) await bound(em, FORGET, [rows.map(([id]) => id), rows.map(([, key]) => key)]);
}

// A conflict would use up a number, of which there are two thousand million.
const NUMBER = `insert into reports.dedup_report (report_id, t)
  select n.* from unnest($1::uuid[], $2::int[]) as n (report_id, t)
  where not exists (select 1 from reports.dedup_report known where known.report_id = n.report_id)
  on conflict (report_id) do nothing`;

const WITH_NUMBER = `from unnest($1::uuid[], $2::bigint[]) as k (report_id, key)
  join reports.dedup_report n on n.report_id = k.report_id`;

// Not "not exists": as a join it could read the whole table.
const STORE = `insert into reports.dedup_key (key, t, ref) select k.key, n.t, n.ref ${WITH_NUMBER}
  where (select true from reports.dedup_key d where d.key = k.key and d.t = n.t and d.ref = n.ref limit 1) is null`;

const FORGET = `delete from reports.dedup_key d using (select k.key, n.t, n.ref ${WITH_NUMBER}) gone
  where d.key = gone.key and d.t = gone.t and d.ref = gone.ref`;
