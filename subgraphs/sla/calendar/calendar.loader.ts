import type { EntityManager } from '@mikro-orm/postgresql';
import { Calendar, FreeDay } from './calendar.entity.ts';
import type { WorkingCalendar } from './working-day.policy.ts';

/** A version's calendar for counting; null: there is no such version. Versions never change, so callers may keep it. */
export async function workingCalendar(em: EntityManager, version: number): Promise<WorkingCalendar | null> {
  const calendar = await em.findOne(Calendar, { version });
  if (!calendar) return null;
  const days = await freeDaysOf(em, version);
  return {
    version,
    freeDays: new Map(days.map(({ day, kind, name }) => [day, { kind, name }])),
    firstYear: calendar.firstYear,
    lastYear: calendar.lastYear,
  };
}

/** The free days that a version knows, in order. */
export const freeDaysOf = (em: EntityManager, version: number): Promise<FreeDay[]> =>
  em.find(
    FreeDay,
    { addedIn: { $lte: version }, $or: [{ removedIn: null }, { removedIn: { $gt: version } }] },
    { orderBy: { day: 'asc' } },
  );

/** Number of the newest version. */
export async function newestVersion(em: EntityManager): Promise<number> {
  const [newest] = await em.find(Calendar, {}, { orderBy: { version: 'desc' }, limit: 1 });
  if (!newest) throw new Error('The calendar was not seeded.');
  return newest.version;
}
