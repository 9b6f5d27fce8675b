import type { EntityManager } from '@mikro-orm/postgresql';
import { Calendar, FreeDay, WorkingWeek } from './calendar.entity.ts';
import type { CalendarBook } from './calendar-book.policy.ts';

/** A version with all its days and weeks; null: there is no such version. Versions never change, so callers may keep it. */
export async function calendarBook(em: EntityManager, version: number): Promise<CalendarBook | null> {
  const until = await em.find(Calendar, { version: { $lte: version } });
  const calendar = until.find((one) => one.version === version);
  if (!calendar) return null;
  const decrees = new Map(until.map((one) => [one.version, one.decree]));
  const decreed = <Entry extends { addedIn: number }>(entry: Entry) => ({
    ...entry,
    decree: decrees.get(entry.addedIn)!,
  });
  const days = await freeDaysOf(em, version);
  const weeks = await em.find(WorkingWeek, { addedIn: { $lte: version } });
  return {
    version,
    decree: calendar.decree,
    firstYear: calendar.firstYear,
    lastYear: calendar.lastYear,
    days: days.map(({ day, kind, name, agencyId, addedIn }) => decreed({ day, kind, name, agencyId, addedIn })),
    weeks: weeks.map(({ addedIn, agencyId, validFromDay, days: which }) =>
      decreed({ addedIn, agencyId, validFromDay, days: which }),
    ),
  };
}

/** The free days that a version knows, of the nation and of all agencies, in order. */
export const freeDaysOf = (em: EntityManager, version: number): Promise<FreeDay[]> =>
  em.find(
    FreeDay,
    { addedIn: { $lte: version }, $or: [{ removedIn: null }, { removedIn: { $gt: version } }] },
    { orderBy: { day: 'asc', addedIn: 'asc' } },
  );

/** Number of the newest version. */
export async function newestVersion(em: EntityManager): Promise<number> {
  const [newest] = await em.find(Calendar, {}, { orderBy: { version: 'desc' }, limit: 1 });
  if (!newest) throw new Error('The calendar was not seeded.');
  return newest.version;
}
