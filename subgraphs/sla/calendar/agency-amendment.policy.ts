import type { Day } from '../../common/time/day.ts';
import type { CalendarBook } from './calendar-book.policy.ts';
import type { WeekDays } from './day-kind.ts';

/** What an agency decrees for itself. */
export interface AgencyAmendment {
  agencyId: string;
  decree: string;
  add: readonly { day: Day; name: string }[];
  remove: readonly Day[];
  week?: { validFromDay: Day; days: WeekDays } | null;
}

/** What is wrong with it, in a sentence that says how to mend it; null: nothing. `path`: the agency and all above it. */
export function agencyAmendmentFault(amendment: AgencyAmendment, book: CalendarBook, path: readonly string[]) {
  const { agencyId, decree, add, remove, week } = amendment;
  const days = [...add.map(({ day }) => day), ...remove.map((day) => `-${day}`)];
  const doubled = days.find((one, place) => days.indexOf(one) < place);
  const free = book.days.find(
    (known) =>
      (known.agencyId === null || path.includes(known.agencyId)) &&
      !(known.agencyId === agencyId && remove.includes(known.day)) &&
      add.some(({ day }) => day === known.day),
  );
  const notOwn = remove.find((day) => !book.days.some((known) => known.day === day && known.agencyId === agencyId));
  if (decree.trim() === '') return 'decree must name the decree, e.g. "SE Gubernur Bali 41/2025".';
  if (days.length === 0 && !week) return 'The amendment changes nothing: add or remove a day, or give a week.';
  if (doubled) return `${doubled.replace(/^-/, '')} is named twice.`;
  if (free) return `${free.day} is free already: ${free.name} (${free.decree}). Leave it out.`;
  if (notOwn) return `${notOwn} is no free day of this agency's own, so it cannot be removed by it.`;
  return null;
}

/** First day on which a clock can come out differently than before. */
export const firstDayOf = ({ add, remove, week }: AgencyAmendment): Day | null =>
  [...add.map(({ day }) => day), ...remove, ...(week ? [week.validFromDay] : [])].sort()[0] ?? null;

/** The book as it would be with the amendment. */
export function withAgencyAmendment(book: CalendarBook, amendment: AgencyAmendment): CalendarBook {
  const { agencyId, decree, add, remove, week } = amendment;
  const version = book.version + 1;
  const stay = book.days.filter((known) => !(known.agencyId === agencyId && remove.includes(known.day)));
  const added = add.map(({ day, name }) => ({ day, name, kind: 'REGIONAL_HOLIDAY' as const, agencyId, decree }));
  const weeks = week ? [...book.weeks, { ...week, agencyId, decree, addedIn: version }] : book.weeks;
  return { ...book, version, decree, days: [...stay, ...added], weeks };
}
