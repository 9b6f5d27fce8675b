import { type Day, nextDay, yearOf } from '../../common/time/day.ts';
import type { DayVerdict, FreeDayKind } from './day-kind.ts';

/** A working week from a day on. */
export interface Week {
  validFromDay: Day;
  sixDays: boolean;
  decree: string;
}

/** Free days of one calendar version as one agency has them, and the years for which the decrees are out. */
export interface WorkingCalendar {
  version: number;
  freeDays: ReadonlyMap<Day, { kind: FreeDayKind; name: string; decree?: string }>;
  firstYear: number;
  lastYear: number;
  /** Working weeks; the first that is valid on a day holds. Absent, or none valid: Monday to Friday. */
  weeks?: readonly Week[];
}

/** Days that do not count because the clock stood still: behind `fromDay`, up to and with `untilDay`. */
export interface Pause {
  fromDay: Day;
  untilDay: Day;
}

/** A day on the way to a deadline, with the reason when it does not count. */
export interface TracedDay {
  day: Day;
  verdict: DayVerdict;
  /** Name of the holiday; null otherwise. */
  name: string | null;
  /** Counted days so far, this one included. */
  count: number;
}

/** The decreed week that holds on a day; null: Monday to Friday without one. */
export const weekOn = ({ weeks }: WorkingCalendar, day: Day): Week | null =>
  weeks?.find(({ validFromDay }) => validFromDay <= day) ?? null;

/** Does the day count? A pause is stronger than a weekend, since it is what people ask about. */
function verdictOf(
  { day, weekday }: { day: Day; weekday: number },
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): DayVerdict {
  if (pauses.some(({ fromDay, untilDay }) => day > fromDay && day <= untilDay)) return 'PAUSED';
  const free = calendar.freeDays.get(day);
  if (free) return free.kind;
  if (weekday === 6) return weekOn(calendar, day)?.sixDays ? 'COUNTED' : 'WEEKEND';
  return weekday === 0 ? 'WEEKEND' : 'COUNTED';
}

/** Every day behind `startDay` until `limit` days have counted. Day 1 is the next working day. */
export function* daysUntilDue(
  startDay: Day,
  limit: number,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Generator<TracedDay> {
  let day = startDay;
  for (let count = 0; count < limit; ) {
    const next = nextDay(day);
    day = next.day;
    const verdict = verdictOf(next, calendar, pauses);
    if (verdict === 'COUNTED') count += 1;
    yield { day, verdict, name: calendar.freeDays.get(day)?.name ?? null, count };
  }
}

/** The last day on which something that began on `startDay` is in time. */
export function dueDay(startDay: Day, limit: number, calendar: WorkingCalendar, pauses: readonly Pause[] = []): Day {
  let due = startDay;
  for (const { day } of daysUntilDue(startDay, limit, calendar, pauses)) due = day;
  return due;
}

/** FINAL when the decrees of all years between the days are out. */
export function certaintyOf(
  startDay: Day,
  due: Day,
  { firstYear, lastYear }: WorkingCalendar,
): 'FINAL' | 'PROVISIONAL' {
  return yearOf(startDay) >= firstYear && yearOf(due) <= lastYear ? 'FINAL' : 'PROVISIONAL';
}
