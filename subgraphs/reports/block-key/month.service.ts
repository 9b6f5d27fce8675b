import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { monthOf } from './month.policy.ts';

/** An import of history writes to old months for a while; they are dropped once it has been quiet for so long. */
const QUIET_DAYS = 3;
const DAY_MS = 86_400_000;

/** Makes the partitions in which reports received at these instants are kept. Needs the SYSTEM viewer and a transaction. */
export async function openMonths(em: EntityManager, instants: readonly Date[], now: Date): Promise<void> {
  // In one order, so that two batches never wait for each other.
  const months = [...new Set(instants.map(monthOf))].sort();
  await bound(em, 'select reports.open_dedup_months($1::date[], $2)', [months, now]);
}

/** Drops the months that lie wholly before the window, and gives how many. Needs the SYSTEM viewer and a transaction. */
export async function dropMonths(em: EntityManager, windowDays: number, now: Date): Promise<number> {
  const before = dayOf(now.valueOf() - windowDays * DAY_MS);
  const [row] = await em.execute<{ dropped: number }[]>('select reports.drop_dedup_months(?::date, ?) as dropped', [
    before,
    quietSince(now),
  ]);
  return row?.dropped ?? 0;
}

/**
 * Packs the index of one month that is over and quiet, and gives whether there was one. Checks of that month wait
 * meanwhile: call it in a transaction of its own. Needs the SYSTEM viewer.
 */
export async function packMonth(em: EntityManager, now: Date): Promise<boolean> {
  const [row] = await em.execute<{ packed: string | null }[]>(
    'select reports.pack_dedup_month(?::date, ?, ?)::text as packed',
    [dayOf(now.valueOf()), quietSince(now), now],
  );
  return row?.packed != null;
}

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const quietSince = (now: Date) => new Date(now.valueOf() - QUIET_DAYS * DAY_MS);
