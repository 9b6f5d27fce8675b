import type { Policy } from '../kit/connector.ts';

/** Hours of the day, e.g. 22:00 to 05:00 in Jakarta. */
type Window = NonNullable<Policy['window']>;

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Are these hours of a day in a zone that exists? */
export function isWindow({ from, to, timezone }: Window): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    return false;
  }
  return CLOCK.test(from) && CLOCK.test(to);
}

/** Does the instant lie within the hours? One that ends before it begins lasts over midnight; `from` = `to`: all day. */
export function isWithin({ from, to, timezone }: Window, instant: Date): boolean {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, timeStyle: 'short' }).format(instant);
  if (from === to) return true;
  return from < to ? shown >= from && shown < to : shown >= from || shown < to;
}
