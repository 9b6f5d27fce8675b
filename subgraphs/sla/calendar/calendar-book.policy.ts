import type { Day } from '../../common/time/day.ts';
import type { FreeDayKind, WeekDays } from './day-kind.ts';
import type { WorkingCalendar } from './working-day.policy.ts';

/** A free day as one version knows it; `agencyId` null: the whole country. */
export interface BookDay {
  day: Day;
  kind: FreeDayKind;
  name: string;
  agencyId: string | null;
  decree: string;
}

/** A working week as one version knows it. */
export interface BookWeek {
  addedIn: number;
  agencyId: string;
  validFromDay: Day;
  days: WeekDays;
  decree: string;
}

/** One version of the calendar with what every agency decreed for itself. */
export interface CalendarBook {
  version: number;
  /** Decree that made it. */
  decree: string;
  firstYear: number;
  lastYear: number;
  days: readonly BookDay[];
  weeks: readonly BookWeek[];
}

/** Of these agencies (the lowest first) those with days or weeks of their own: they are the calendar's scope. */
export function scopeOf({ days, weeks }: CalendarBook, path: readonly string[]): string[] {
  const own = new Set([...days, ...weeks].map(({ agencyId }) => agencyId));
  return path.filter((agencyId) => own.has(agencyId));
}

/** The calendar an agency counts with: the nation's days, and the days and the week of the agencies in `scope`. */
export function calendarFor(book: CalendarBook, scope: readonly string[]): WorkingCalendar {
  const { version, firstYear, lastYear } = book;
  // What the whole country has free is explained by the national decree, whoever decreed it besides.
  const nationalLast = [...book.days].sort((a, b) => Number(a.agencyId === null) - Number(b.agencyId === null));
  const freeDays = nationalLast
    .filter(({ agencyId }) => agencyId === null || scope.includes(agencyId))
    .map(({ day, kind, name, decree }) => [day, { kind, name, decree }] as const);
  const weeks = weeksFor(book, scope);
  return { version, firstYear, lastYear, freeDays: new Map(freeDays), ...(weeks.length > 0 && { weeks }) };
}

/** Weeks that hold one after the other, the latest first. The agency lowest in the tree decides once it has decreed one. */
function weeksFor({ weeks }: CalendarBook, scope: readonly string[]): NonNullable<WorkingCalendar['weeks']> {
  return weeks
    .filter(({ agencyId }) => scope.includes(agencyId))
    .sort(
      (a, b) =>
        scope.indexOf(a.agencyId) - scope.indexOf(b.agencyId) ||
        (a.validFromDay === b.validFromDay ? b.addedIn - a.addedIn : a.validFromDay < b.validFromDay ? 1 : -1),
    )
    .map(({ validFromDay, days, decree }) => ({ validFromDay, sixDays: days === 'MON_SAT', decree }));
}

/** Gives the calendar of each path of agencies, each scope made once. */
export function calendarShelf(book: CalendarBook) {
  const made = new Map<string, { scope: string[]; calendar: WorkingCalendar }>();
  return (path: readonly string[]) => {
    const scope = scopeOf(book, path);
    const key = scope.join();
    const found = made.get(key) ?? { scope, calendar: calendarFor(book, scope) };
    made.set(key, found);
    return found;
  };
}
