import { instantOf, type Position } from './cursor.ts';

/**
 * The mark, or the source's present where it lies in the future: one row dated 2099 must not hide every change until
 * then. Such rows are read at each pull until their time has come. What is no time stays.
 * @param now by the source's clock; null: nothing is known of it
 */
export function notAfter(now: Date | null, mark: Position | null, timezone: string): Position | null {
  const instant = instantOf(mark?.updated ?? null, timezone);
  if (!now || instant === null || instant <= now.valueOf()) return mark;
  const hasZone = /(?:Z|[+-]\d\d:\d\d)$/.test(mark?.updated ?? '');
  return { updated: hasZone ? now.toISOString() : shownIn(timezone, now), key: null };
}

/** Clocks of the zone at this instant, as databases write times. */
const shownIn = (timezone: string, instant: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
