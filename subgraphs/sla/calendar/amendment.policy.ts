import { type Day, yearOf } from '../../common/time/day.ts';
import type { CalendarBook } from './calendar-book.policy.ts';
import type { FreeDayKind } from './day-kind.ts';

/** What a decree changes. */
export interface Amendment {
  decree: string;
  add: readonly { day: Day; kind: FreeDayKind }[];
  remove: readonly Day[];
  lastYear?: number | null;
}

/** The calendar before it: its free days and the last year that is published completely. */
export interface CalendarBefore {
  freeDays: ReadonlySet<Day>;
  lastYear: number;
}

/** What is wrong with an amendment, in a sentence that says how to mend it; null: nothing. */
export function amendmentFault({ decree, add, remove, lastYear }: Amendment, before: CalendarBefore): string | null {
  const added = add.map(({ day }) => day);
  const doubled = [...added, ...remove.map((day) => `-${day}`)].find((one, place, all) => all.indexOf(one) < place);
  const stays = (day: Day) => before.freeDays.has(day) && !remove.includes(day);
  const freeAlready = added.find(stays);
  const regional = add.find(({ kind }) => kind === 'REGIONAL_HOLIDAY');
  const notFree = remove.find((day) => !before.freeDays.has(day));
  if (decree.trim() === '') return 'decree must name the decree, e.g. "SKB 933/2025".';
  if (add.length + remove.length === 0 && lastYear == null)
    return 'The amendment changes nothing: add or remove a day.';
  if (regional) return `${regional.day}: a regional holiday belongs to an agency; use amendAgencyCalendar.`;
  if (doubled) return `${doubled.replace(/^-/, '')} is named twice.`;
  if (freeAlready) return `${freeAlready} is free already. To change it, remove and add it in one amendment.`;
  if (notFree) return `${notFree} is not free, so it cannot be removed.`;
  return lastYear == null ? null : lastYearFault(lastYear, before, add);
}

function lastYearFault(lastYear: number, before: CalendarBefore, add: Amendment['add']): string | null {
  if (lastYear < before.lastYear) return `lastYear cannot go back: ${before.lastYear} is published already.`;
  const given = new Set(add.filter(({ kind }) => kind === 'NATIONAL_HOLIDAY').map(({ day }) => yearOf(day)));
  for (const day of before.freeDays) given.add(yearOf(day));
  for (let year = before.lastYear + 1; year <= lastYear; year += 1) {
    if (!given.has(year)) return `lastYear is ${lastYear}, but no holiday of ${year} is known. Add that year's decree.`;
  }
  return null;
}

/** First day on which a clock can come out differently than before; null: none does. */
export function firstChangedDay({ add, remove, lastYear }: Amendment, before: CalendarBefore): Day | null {
  const days = [...add.map(({ day }) => day), ...remove];
  if (lastYear != null && lastYear > before.lastYear) days.push(`${before.lastYear + 1}-01-01`);
  return days.sort()[0] ?? null;
}

/** What of a book an amendment of the nation is held against: a day that only a region has free is a working day. */
export const nationBefore = ({ days, lastYear }: CalendarBook): CalendarBefore => ({
  lastYear,
  freeDays: new Set(days.filter(({ agencyId }) => agencyId === null).map(({ day }) => day)),
});

/** The book as it would be with the amendment. */
export function withAmendment(book: CalendarBook, { decree, add, remove, lastYear }: NamedAmendment): CalendarBook {
  const stay = book.days.filter(({ day, agencyId }) => agencyId !== null || !remove.includes(day));
  const days = [...stay, ...add.map((day) => ({ ...day, agencyId: null, decree }))];
  return { ...book, version: book.version + 1, decree, lastYear: lastYear ?? book.lastYear, days };
}

/** With the official names. */
type NamedAmendment = Omit<Amendment, 'add'> & { add: readonly { day: Day; kind: FreeDayKind; name: string }[] };
