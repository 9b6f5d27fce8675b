/** Tries of one notice, and how long it is tried at most. */
export const MOST_TRIES = 14;
export const LONGEST_MS = 3 * 24 * 3_600_000;
const FIRST_MS = 30_000;
const LONGEST_PAUSE_MS = 8 * 3_600_000;

/** Failures in a row after which a subscriber is left alone, and for how long at most. */
export const FAILURES_TO_PAUSE = 5;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_ALONE_MS = 3_600_000;

/** A notice that failed. */
export interface FailedTry {
  attempts: number;
  triedFrom: Date;
  now: Date;
  /** Asked for by the receiver, ms; null: it asked for nothing. */
  retryAfterMs: number | null;
  /** 0 to 1, so that receivers that fell over together are not all called again together. */
  chance: number;
}

/** When it is tried again: half to the whole of a pause that doubles each time; null: it is given up. */
export function nextTry({ attempts, triedFrom, now, retryAfterMs, chance }: FailedTry): Date | null {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_MS * 2 ** (attempts - 1));
  const wait = Math.max(Math.round(pause * (0.5 + chance / 2)), Math.min(retryAfterMs ?? 0, LONGEST_PAUSE_MS));
  const next = new Date(now.valueOf() + wait);
  return attempts >= MOST_TRIES || next.valueOf() - triedFrom.valueOf() > LONGEST_MS ? null : next;
}

/** Until when a subscriber with so many failures in a row is left alone; null: it is not. */
export function aloneUntil(failures: number, now: Date): Date | null {
  if (failures < FAILURES_TO_PAUSE) return null;
  const pause = Math.min(LONGEST_ALONE_MS, FIRST_PAUSE_MS * 2 ** (failures - FAILURES_TO_PAUSE));
  return new Date(now.valueOf() + pause);
}

/** Retry-After of a reply, as seconds or as a date (RFC 9110, 10.2.3), in ms; null: none that can be read. */
export function retryAfterMs(value: string | null, now: Date): number | null {
  if (value === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1_000;
  const until = Date.parse(value);
  return Number.isNaN(until) ? null : Math.max(0, until - now.valueOf());
}
