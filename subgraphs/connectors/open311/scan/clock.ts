import type { FilterTimes } from '../city/quirks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Some cities leave out the very ends of a span, some round to seconds. */
const EDGE = 1_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A span of the city's time, from its first to before its last millisecond. */
export interface Span {
  from: number;
  to: number;
}

/** The shortest span a city's filter can tell apart, ms. */
export const shortestSpan = (times: FilterTimes) => (times === 'day' ? DAY : EDGE);

/**
 * The two ends of a date filter that certainly holds the span, as the city writes them. It may hold a little more: what
 * comes twice does no harm, what does not come at all is lost.
 */
export function filterOf({ from, to }: Span, times: FilterTimes, timezone: string): [start: string, end: string] {
  const margin = EDGE + (times === 'zoneless' ? clockChange({ from, to }, timezone) : 0);
  switch (times) {
    case 'utc':
      return [utc(from - margin), utc(to + margin)];
    case 'offset':
      return [withOffset(from - margin, timezone), withOffset(to + margin, timezone)];
    case 'zoneless':
      return [local(from - margin, timezone), local(to + margin, timezone)];
    // Whether the last day itself is meant differs between cities, so the day after it is named.
    case 'day':
      return [local(from, timezone).slice(0, 10), local(to - 1 + DAY, timezone).slice(0, 10)];
  }
}

/** How far clocks jump in or near a span: around that moment a time without a zone means two instants, or none. */
const clockChange = ({ from, to }: Span, timezone: string) =>
  Math.abs(offset(to + 3 * HOUR, timezone) - offset(from - 3 * HOUR, timezone));

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

function withOffset(at: number, timezone: string): string {
  const minutes = Math.round(offset(at, timezone) / 60_000);
  const hours = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) => String(n).padStart(2, '0'));
  return `${local(at, timezone)}${minutes < 0 ? '-' : '+'}${hours.join(':')}`;
}

/** How far clocks of the zone are ahead of UTC, ms. */
const offset = (at: number, timezone: string) => Date.parse(`${local(at, timezone)}Z`) - Math.floor(at / 1000) * 1000;

/** What clocks of the zone show: "2026-03-01T08:00:00". */
function local(at: number, timezone: string): string {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    // The Swedish locale writes ISO days.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(timezone, formatter);
  }
  return formatter.format(at).replace(' ', 'T');
}
