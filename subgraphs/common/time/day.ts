/** A calendar day, 'YYYY-MM-DD'; such strings sort and compare as days do. */
export type Day = string;

const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** 0 = Sunday ... 6 = Saturday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const followers = new Map<Day, { day: Day; weekday: number }>();

/** The next day and its weekday, remembered: deadlines walk over the same few thousand days again and again. */
export function nextDay(day: Day): { day: Day; weekday: number } {
  let next = followers.get(day);
  if (!next) {
    const following = addDays(day, 1);
    next = { day: following, weekday: weekday(following) };
    followers.set(day, next);
  }
  return next;
}

/** Is the text a day that there is? February 30th has the right shape and is none. */
export function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The calendar day on which `instant` falls in an IANA zone: 20:00 UTC is the next day in Jakarta. */
export const dayIn = (instant: Date, zone: string): Day => formatterOf(zone).format(instant);

/** Is there an IANA zone of this name? Indonesia's are Asia/Jakarta, Asia/Makassar and Asia/Jayapura; missions abroad have others. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(formatterOf(zone));
  } catch {
    return false;
  }
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    // The Swedish locale writes ISO days.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter;
}
