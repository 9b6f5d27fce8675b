import type { Json } from './json.ts';
import { SourceError } from './source-error.ts';
import { instantIn } from './zoned-time.ts';

/** "2026-03-01", "2026-03-01T08:15", "2026-03-01 08:15:00.250", "2026-03-01.08:15:00", each with or without a zone. */
const YEAR_FIRST =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T .](\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|WIB|WITA|WIT)?$/i;
/** "01/03/2026 08.15", "1-3-2026": days come first in Indonesia. */
const DAY_FIRST =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|WIB|WITA|WIT)?$/i;
/** "Tue, 03 Mar 2026 08:15:00 +0700", as RSS and mails write times (RFC 822); a zone is required. */
const MONTH_NAMED =
  /^(?:[a-z]{3},\s*)?(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|UT|UTC|GMT|[+-]\d{4}|WIB|WITA|WIT)$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Above it a bare number is milliseconds, below it seconds (the year 2286 in seconds). */
const MILLISECONDS_FROM = 1e10;

const ZONES: Record<string, string> = { WIB: '+07:00', WITA: '+08:00', WIT: '+09:00', UTC: 'Z', UT: 'Z', GMT: 'Z' };

/** The ISO instant behind a source's time; see `NormalizeInfo.time`. */
export function readTime(value: Json | undefined, timezone: string | undefined): string {
  const text = String(value ?? '').trim();
  if (/^\d{9,13}$/.test(text)) return ofNumber(Number(text));
  const parts = YEAR_FIRST.exec(text) ?? swapped(DAY_FIRST.exec(text)) ?? named(MONTH_NAMED.exec(text));
  if (!parts) throw noTime(text);
  const [, year = '', month = '', date = '', hour = '00', minute = '00', second = '00', zone] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = `${hour.padStart(2, '0')}:${minute}:${second}`;
  const instant = zone ? withZone(day, time, zone.toUpperCase()) : inZone(day, time, timezone, text);
  if (instant === null) throw noTime(text);
  return instant;
}

function ofNumber(value: number): string {
  return new Date(value < MILLISECONDS_FROM ? value * 1000 : value).toISOString();
}

function withZone(day: string, time: string, zone: string): string | null {
  if (instantIn('UTC', day, time) === null) return null;
  const instant = new Date(`${day}T${time}${ZONES[zone] ?? zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(instant.valueOf()) ? null : instant.toISOString();
}

function inZone(day: string, time: string, timezone: string | undefined, text: string): string | null {
  if (timezone === undefined)
    throw new SourceError('record', `"${text.slice(0, 40)}" states no zone, and neither does the connector.`);
  return instantIn(timezone, day, time);
}

/** Day, month, year as year, month, day. */
const swapped = (parts: RegExpExecArray | null) => parts && [parts[0], parts[3], parts[2], parts[1], ...parts.slice(4)];

const named = (parts: RegExpExecArray | null) =>
  parts && [parts[0], parts[3], monthOf(parts[2]), parts[1], ...parts.slice(4)];
const monthOf = (name = '') => String(MONTHS.indexOf(name.toLowerCase()) + 1);

const noTime = (text: string) => new SourceError('record', `"${text.slice(0, 40)}" is no time.`);
