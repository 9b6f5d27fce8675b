import type { EntityManager } from '@mikro-orm/postgresql';
import { monthOf } from './month.policy.ts';

/** An import of history writes to old months for a while; they are dropped once it has been quiet for so long. */
const QUIET_DAYS = 3;
const DAY_MS = 86_400_000;

/** Makes the partitions in which reports received at these instants are kept. Needs the SYSTEM viewer and a transaction. */
export async function openMonths(em: EntityManager, instants: readonly Date[], now: Date): Promise<void> {
  // In one order, so that two batches never wait for each other.
  const months = [...new Set(instants.map(monthOf))].sort();
  for (const month of months) await em.execute('select reports.open_dedup_month(?::date, ?)', [month, now]);
}

/** Drops the months that lie wholly before the window, and gives how many. Needs the SYSTEM viewer and a transaction. */
export async function dropMonths(em: EntityManager, windowDays: number, now: Date): Promise<number> {
  const before = new Date(now.valueOf() - windowDays * DAY_MS).toISOString().slice(0, 10);
  const idleSince = new Date(now.valueOf() - QUIET_DAYS * DAY_MS);
  const [row] = await em.execute<{ dropped: number }[]>('select reports.drop_dedup_months(?::date, ?) as dropped', [
    before,
    idleSince,
  ]);
  return row?.dropped ?? 0;
}
