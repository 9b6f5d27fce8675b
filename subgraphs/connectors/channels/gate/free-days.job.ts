import type { EntityManager } from '@mikro-orm/postgresql';
import { FreeDay } from '../../ledger/free-day.entity.ts';

/** Keeps the nation's free days as the newest calendar knows them; an older letter changes nothing. */
export async function keepFreeDays(em: EntityManager, told: { version: number; days: string[] }): Promise<void> {
  const { version } = told;
  await em.execute(`select pg_advisory_xact_lock(hashtext('connectors free days'))`);
  if (await em.count(FreeDay, { version: { $gt: version } })) return;
  await em.nativeDelete(FreeDay, {});
  await em.insertMany(
    FreeDay,
    told.days.map((day) => ({ day, version })),
  );
}
