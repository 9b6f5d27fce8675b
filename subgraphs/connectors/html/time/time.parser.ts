import { addDays, dayIn, weekday } from '../../../common/time/day.ts';
import { MONTHS, UNITS, WEEKDAYS, ZONES } from './calendar-word.ts';
import { ago, type Clock, dayAndTime, type SourceTime, TIME } from './clock.ts';

/** Pages are made a little before they are read, and clocks differ a little. */
const SKEW_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** The last 29 February lies at most so far back. */
const YEARS_BACK = 8;

const MONTH = Object.keys(MONTHS).join('|');
const WEEKDAY = Object.keys(WEEKDAYS).join('|');
const UNIT = Object.keys(UNITS).join('|');

type Parts = (string | undefined)[];

/** Each way of writing a time, and how it is read. The first that fits decides. */
const WAYS: [shape: RegExp, read: (parts: Parts, clock: Clock) => SourceTime | null][] = [
  [/^baru saja$|^beberapa (?:detik|saat) (?:yang )?lalu$/, (_, clock) => ago(0, clock)],
  [
    new RegExp(`^(?:(\\d{1,4}) |se)(${UNIT}) (?:yang )?lalu$`),
    ([count = '1', unit = ''], clock) => ago(Number(count) * (UNITS[unit] ?? 0), clock),
  ],
  [new RegExp(`^hari ini(?: ${TIME})?$`), (time, clock) => lastOf([0, 1], time, clock)],
  [new RegExp(`^kemarin (?:dulu|lusa)(?: ${TIME})?$`), (time, clock) => lastOf([2], time, clock)],
  [new RegExp(`^kemarin(?: ${TIME})?$`), (time, clock) => lastOf([1], time, clock)],
  [new RegExp(`^(${WEEKDAY})(?: lalu)?(?: ${TIME})?$`), ([name, ...time], clock) => lastWeekday(name, time, clock)],
  [/^(\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d))$/, ([text = '']) => zoned(text)],
  [new RegExp(`^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[ t]${TIME})?$`), ([y, m, d, ...t], c) => full(y, m, d, t, c)],
  [new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?: ${TIME})?$`), ([d, m, y, ...t], c) => full(y, m, d, t, c)],
  [new RegExp(`^(\\d{1,2})[ -](${MONTH})[ -](\\d{4})(?: ${TIME})?$`), ([d, m, y, ...t], c) => full(y, m, d, t, c)],
  [new RegExp(`^(\\d{1,2}) (${MONTH})(?: ${TIME})?$`), ([d, m, ...t], c) => yearless(m, d, t, c)],
];

/**
 * Reads what Indonesian pages write for a time, relative and yearless ones against the instant the page was read; what
 * names no zone is in the zone of the site. Pure. Null: no way of writing a time that is known here, or no such day.
 */
export function timeOf(text: string, timezone: string, readAt: Date): SourceTime | null {
  const { words, zone } = plain(text);
  for (const [shape, read] of WAYS) {
    const found = shape.exec(words);
    if (found) return read(found.slice(1), { timezone: zone ?? timezone, readAt });
  }
  return null;
}

/** One spelling: lower case, no commas, no "pukul", no weekday before a date, the name of the zone apart. */
function plain(text: string): { words: string; zone: string | undefined } {
  const words = text
    .toLowerCase()
    .replace(/[\s,|]+/g, ' ')
    .replace(/ (?:pukul|pkl\.?|-) /g, ' ')
    .trim()
    .replace(new RegExp(`^(?:${WEEKDAY}) (?=\\d{1,4}[ /-])`), '');
  const zone = / (wib|wita|wit|utc|gmt)$/.exec(words);
  return { words: words.slice(0, zone?.index), zone: zone?.[1] && ZONES[zone[1]] };
}

function zoned(text: string): SourceTime | null {
  const instant = Date.parse(text.toUpperCase());
  return Number.isNaN(instant) ? null : { instant: new Date(instant).toISOString(), relative: false };
}

/** A full date; the month in digits or by name. */
function full(year = '', month = '', day = '', time: Parts = [], clock: Clock): SourceTime | null {
  return dayAndTime(`${year}-${MONTHS[month] ?? month.padStart(2, '0')}-${day.padStart(2, '0')}`, time, clock);
}

/** A date without its year was never written to mean a time to come. */
function yearless(month: string | undefined, day: string | undefined, time: Parts, clock: Clock): SourceTime | null {
  const year = Number(dayIn(clock.readAt, clock.timezone).slice(0, 4));
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => full(`${year - back}`, month, day, time, clock));
  return notAfter(clock.readAt.valueOf() + DAY_MS, years);
}

/** The last of these days (as days before the one of reading) on which the time is not still to come. */
function lastOf(daysBack: number[], time: Parts, clock: Clock): SourceTime | null {
  const today = dayIn(clock.readAt, clock.timezone);
  const days = daysBack.map((back) => dayAndTime(addDays(today, -back), time, clock));
  return notAfter(clock.readAt.valueOf() + SKEW_MS, days);
}

function lastWeekday(name = '', time: Parts, clock: Clock): SourceTime | null {
  const today = weekday(dayIn(clock.readAt, clock.timezone));
  const back = (today - (WEEKDAYS[name] ?? 0) + 7) % 7;
  return lastOf([back, back + 7], time, clock);
}

const notAfter = (limit: number, candidates: (SourceTime | null)[]) =>
  candidates.find((candidate) => candidate !== null && Date.parse(candidate.instant) <= limit) ?? null;
