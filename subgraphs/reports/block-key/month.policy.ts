const MINUTE_MS = 60_000;

/** Time of a report in the key table: minutes since 1970. */
export const minuteOf = (at: Date): number => Math.floor(at.valueOf() / MINUTE_MS);

/** First day of the month (UTC) whose partition holds an instant, "2026-03-01". */
export const monthOf = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`;

/** Minutes of `days`. */
export const minutesIn = (days: number): number => days * 24 * 60;
