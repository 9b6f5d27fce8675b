import { type Day, yearOf } from '../../common/time/day.ts';
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
  const notFree = remove.find((day) => !before.freeDays.has(day));
  if (decree.trim() === '') return 'decree must name the decree, e.g. "SKB 933/2025".';
  if (add.length + remove.length === 0 && lastYear == null)
    return 'The amendment changes nothing: add or remove a day.';
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
