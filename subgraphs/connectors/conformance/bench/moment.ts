import type { Json } from '../../kit/json.ts';

const YEAR = /(?<!\d)(19|20)\d\d(?!\d)/;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d)[:.](\d\d)(?:([:.])(\d\d))?)?/;
const EPOCH = /^\d{9,13}$/;
const MILLISECONDS_FROM = 1e10;

/** The same kind of time in another year; null: it shows no year. */
export function inYear(value: Json | undefined, year: number): Json | null {
  if (value === null || value === undefined || typeof value === 'object') return null;
  const text = String(value);
  if (EPOCH.test(text)) return likeEpoch(value, Date.UTC(year, 0, 2));
  return YEAR.test(text) ? text.replace(YEAR, String(year)) : null;
}

/** The year a source's time shows; null: none. */
export function yearOf(value: Json | undefined): number | null {
  const text = String(value ?? '');
  if (EPOCH.test(text)) return new Date(milliseconds(Number(text))).getUTCFullYear();
  const found = YEAR.exec(text)?.[0];
  return found === undefined ? null : Number(found);
}

/** The time so much later, written the same way; null: it is written in a way the kit does not count in. */
export function later(value: Json | undefined, ms: number): Json | null {
  if (value === null || value === undefined || typeof value === 'object') return null;
  const text = String(value);
  if (EPOCH.test(text)) return likeEpoch(value, milliseconds(Number(text)) + ms);
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [shown, year, month, day, gap, hour = '00', minute = '00', dot, second = '00'] = parts;
  const at = new Date(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + ms).toISOString();
  const time = gap === undefined ? '' : `${gap}${at.slice(11, 16)}${dot === undefined ? '' : dot + at.slice(17, 19)}`;
  return at.slice(0, 10) + time + text.slice(shown.length);
}

/** Milliseconds since 1970 of a moment as sources write it, for comparing; NaN: not one of those ways. */
export function instantOf(value: Json | undefined): number {
  const text = String(value ?? '');
  if (EPOCH.test(text)) return milliseconds(Number(text));
  return Date.parse(text);
}

const milliseconds = (value: number) => (value < MILLISECONDS_FROM ? value * 1000 : value);

function likeEpoch(value: Json, ms: number): Json {
  const said = Number(value) < MILLISECONDS_FROM ? Math.floor(ms / 1000) : ms;
  return typeof value === 'number' ? said : String(said);
}
