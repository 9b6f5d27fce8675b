const MINUTE_MS = 60_000;
const MONTHS_PER_YEAR = 12;
/** Months since January 1970 from which numbers count, and numbers per month: as the function next_dedup_ref has it. */
const MIDDLE_MONTH = 512;
const PER_MONTH = 2 ** 22;
/** Months for which there are numbers; what is received outside is kept with the nearest. */
const EARLIEST = new Date('1970-01-01T00:00:00Z');
const LATEST = new Date('2055-04-01T00:00:00Z');

/** Time of a report in the key table: minutes since 1970. */
export const minuteOf = (at: Date): number => Math.floor(at.valueOf() / MINUTE_MS);

/** First day of the month (UTC) whose partition holds an instant, "2026-03-01". */
export const monthOf = (at: Date): string => `${within(at).toISOString().slice(0, 7)}-01`;

/** Minutes of `days`. */
export const minutesIn = (days: number): number => days * 24 * 60;

/** Lowest and highest number that reports of the months between two instants can have. */
export const refsBetween = (from: Date, to: Date): [number, number] => [
  (monthNumber(within(from)) - MIDDLE_MONTH) * PER_MONTH,
  (monthNumber(within(to)) - MIDDLE_MONTH + 1) * PER_MONTH - 1,
];

const within = (at: Date) => (at < EARLIEST ? EARLIEST : at > LATEST ? LATEST : at);
const monthNumber = (at: Date) => (at.getUTCFullYear() - 1970) * MONTHS_PER_YEAR + at.getUTCMonth();
