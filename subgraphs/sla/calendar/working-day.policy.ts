import { addDays, type Day, weekday } from '../../common/time/day.ts';

/** Why a day is free for everybody; regional days hold for some regions only. */
export type DayKind = 'NATIONAL_HOLIDAY' | 'JOINT_LEAVE' | 'REGIONAL_HOLIDAY';

/** What a day means for a clock. */
export type DayVerdict = 'COUNTED' | 'WEEKEND' | 'PAUSED' | DayKind;

/** Free days of one calendar version, and the years for which the decrees are out. */
export interface WorkingCalendar {
  version: number;
  freeDays: ReadonlyMap<Day, { kind: DayKind; name: string }>;
  firstYear: number;
  lastYear: number;
}

/** Days that do not count because the reporter was asked for something: behind `fromDay`, up to and with `untilDay`. */
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

/** No rule is longer; a calendar without working days must not loop for ever. */
const LONGEST_DAYS = 3_660;

/** Does the day count? A pause is stronger than a weekend, since it is what people ask about. */
export function verdictOf(day: Day, calendar: WorkingCalendar, pauses: readonly Pause[]): DayVerdict {
  if (pauses.some(({ fromDay, untilDay }) => day > fromDay && day <= untilDay)) return 'PAUSED';
  const free = calendar.freeDays.get(day);
  if (free) return free.kind;
  const place = weekday(day);
  return place === 0 || place === 6 ? 'WEEKEND' : 'COUNTED';
}

/** Every day behind `startDay` until `limit` days have counted. Day 1 is the next working day. */
export function* daysUntilDue(
  startDay: Day,
  limit: number,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Generator<TracedDay> {
  let count = 0;
  for (let step = 1; count < limit && step < LONGEST_DAYS; step += 1) {
    const day = addDays(startDay, step);
    const verdict = verdictOf(day, calendar, pauses);
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
  const year = (day: Day) => Number(day.slice(0, 4));
  return year(startDay) >= firstYear && year(due) <= lastYear ? 'FINAL' : 'PROVISIONAL';
}
