const formatters = new Map<string, Intl.DateTimeFormat>();

/** Clocks change at whole quarters of an hour, so a quarter has one offset; asking Intl costs some ten microseconds. */
const QUARTER_MS = 15 * 60_000;
const MOST_KEPT = 50_000;
const offsets = new Map<string, number>();

/**
 * The instant (ISO, UTC) at which clocks in the IANA zone `timezone` show `time` ("HH:MM:SS") on `day`
 * ("YYYY-MM-DD"); null when there is no such day or time. A time that a change of clocks repeats is the first one.
 */
export function instantIn(timezone: string, day: string, time: string): string | null {
  const shown = new Date(`${day}T${time}Z`);
  if (Number.isNaN(shown.valueOf()) || !shown.toISOString().startsWith(`${day}T${time}`)) return null;
  // The offset holds at the instant sought, not at the time shown: a second look corrects the days clocks change.
  const first = shown.valueOf() - offsetMs(timezone, shown);
  return new Date(shown.valueOf() - offsetMs(timezone, new Date(first))).toISOString();
}

/** How far clocks in the zone are ahead of UTC at an instant, ms. */
function offsetMs(timezone: string, instant: Date): number {
  const quarter = `${timezone} ${Math.floor(instant.valueOf() / QUARTER_MS)}`;
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_KEPT) offsets.clear();
  const offset = askedOffsetMs(timezone, instant);
  offsets.set(quarter, offset);
  return offset;
}

function askedOffsetMs(timezone: string, instant: Date): number {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    // The Swedish locale writes ISO days.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(timezone, formatter);
  }
  const shown = Date.parse(`${formatter.format(instant).replace(' ', 'T')}Z`);
  return shown - Math.floor(instant.valueOf() / 1000) * 1000;
}
