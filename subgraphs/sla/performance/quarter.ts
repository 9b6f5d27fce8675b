import { addDays, type Day, dayIn } from '../../common/time/day.ts';

const QUARTER_MS = 900_000;

/** Quarter hours of a day. */
export const QUARTERS_A_DAY = 96;

/** The quarter hour, counted since 1970, in which an instant lies. Every zone's midnight begins one. */
export const quarterAt = (instant: Date): number => Math.floor(instant.valueOf() / QUARTER_MS);

const known = new Map<string, number>();

/** The quarter hour in which a day (`more` days later) begins in an IANA zone. */
export function quarterOf(day: Day, zone: string, more = 0): number {
  const wanted = more === 0 ? day : addDays(day, more);
  const key = `${wanted} ${zone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const middle = quarterAt(new Date(`${wanted}T00:00:00Z`));
  let [before, at] = [middle - QUARTERS_A_DAY, middle + QUARTERS_A_DAY];
  while (at - before > 1) {
    const half = Math.floor((before + at) / 2);
    if (dayIn(new Date(half * QUARTER_MS), zone) >= wanted) at = half;
    else before = half;
  }
  if (known.size > 50_000) known.clear();
  known.set(key, at);
  return at;
}
