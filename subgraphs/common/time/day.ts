/** A calendar day, 'YYYY-MM-DD'; such strings sort and compare as days do. */
export type Day = string;

const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** 0 = Sunday ... 6 = Saturday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The calendar day on which `instant` falls in an IANA zone: 20:00 UTC is the next day in Jakarta. */
export function dayIn(instant: Date, zone: string): Day {
  let formatter = formatters.get(zone);
  if (!formatter) {
    // The Swedish locale writes ISO days.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter.format(instant);
}
