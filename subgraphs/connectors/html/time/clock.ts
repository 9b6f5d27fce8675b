import { instantIn } from '../../kit/index.ts';

/** A time as a page writes it, resolved. */
export interface SourceTime {
  /** ISO, UTC. */
  instant: string;
  /** The page only says how long ago, so reading it again would give another instant. */
  relative: boolean;
}

/** Against what a time is read. */
export interface Clock {
  timezone: string;
  /** When the page was read. */
  readAt: Date;
}

/** Hours, minutes and, where they are written, seconds. */
export const TIME = '(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?';

/** So many milliseconds before the page was read, to the minute: pages are no more exact. */
export const ago = (milliseconds: number, { readAt }: Clock): SourceTime => ({
  instant: new Date(Math.floor((readAt.valueOf() - milliseconds) / 60_000) * 60_000).toISOString(),
  relative: true,
});

/** A day ("2026-01-03") and the parts of a time; midnight where a part is missing. Null: there is no such time. */
export function dayAndTime(day: string, parts: (string | undefined)[], { timezone }: Clock): SourceTime | null {
  const [hours = '00', minutes = '00', seconds = '00'] = parts;
  const instant = instantIn(timezone, day, `${hours.padStart(2, '0')}:${minutes}:${seconds}`);
  return instant === null ? null : { instant, relative: false };
}
