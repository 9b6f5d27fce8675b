import type { Span, Terms } from './model.ts';
import { alike, compareStreets, share } from './place/street.comparison.ts';
import type { Prepared } from './prepared.ts';
import { cosine } from './text/word-likeness.ts';

/** What one field shows at a pair, before it is weighed. */
export interface Seen {
  level: string;
  /** Parts of the sentence on the card. */
  values: readonly (string | number)[];
  spans?: { a: Span[]; b: Span[] };
}

/** Looks at one field of a pair; null: it shows nothing (something is missing). */
type Look = (a: Prepared, b: Prepared, terms: Terms) => Seen | null;

const HOUR_MS = 3_600_000;
const EARTH_M = 111_320;

/** First limit not above the value names the level. */
const step = (value: number, steps: readonly (readonly [number, string])[], rest: string) =>
  steps.find(([limit]) => value >= limit)?.[1] ?? rest;

const street: Look = (a, b) => {
  const found = compareStreets(a.spot.streets, b.spot.streets);
  if (!found) return null;
  const { one, other } = found;
  return {
    level: found.level,
    values: [called(one), called(other)],
    spans: { a: [one.span], b: [other.span] },
  };
};

const called = (street: { words: readonly string[]; directions: ReadonlySet<string>; gangs: ReadonlySet<string> }) =>
  [...street.words, ...street.directions, ...street.gangs].join(' ');

/** Equal or conflicting sets of numbers; null when either report names none. */
const numbers =
  (kind: 'rts' | 'rws' | 'blocks' | 'labels'): Look =>
  (a, b) => {
    const [one, other] = [a.spot[kind], b.spot[kind]];
    if (one.size === 0 || other.size === 0) return null;
    return { level: share(one, other) ? 'EQUAL' : 'CONFLICT', values: [list(one), list(other)] };
  };

const list = (items: ReadonlySet<string>) => [...items].slice(0, 4).join(', ');

const house: Look = (a, b) => {
  const [one, other] = [a.spot.houses, b.spot.houses];
  if (one.size === 0 || other.size === 0) return null;
  const values = [list(one), list(other)];
  if (share(one, other)) return { level: 'EQUAL', values };
  const gap = Math.min(
    ...[...one].flatMap((x) => [...other].map((y) => Math.abs(Number.parseInt(x, 10) - Number.parseInt(y, 10)))),
  );
  return { level: gap <= 2 ? 'NEXT' : 'CONFLICT', values };
};

const near: Look = (a, b) => {
  const [one, other] = [a.spot.near, b.spot.near];
  if (one.size === 0 || other.size === 0) return null;
  const shared = [...one].filter((word) => [...other].some((theirs) => alike(word, theirs)));
  return shared.length > 0
    ? { level: shared.length > 1 ? 'SAME' : 'SOME', values: [shared.join(' ')] }
    : { level: 'OTHER', values: [list(one), list(other)] };
};

const distance: Look = (a, b) => {
  const [p, q] = [a.record.place, b.record.place];
  if (p.lat == null || p.lng == null || q.lat == null || q.lng == null) return null;
  const east = (p.lng - q.lng) * Math.cos((p.lat * Math.PI) / 180);
  const metres = Math.round(Math.hypot(p.lat - q.lat, east) * EARTH_M);
  return {
    level: step(
      -metres,
      [
        [-50, 'UNDER_50'],
        [-150, 'UNDER_150'],
        [-400, 'UNDER_400'],
        [-1500, 'UNDER_1500'],
      ],
      'FAR',
    ),
    values: [metres],
  };
};

const area: Look = (a, b) => {
  const level = (['village', 'district', 'regency'] as const).find(
    (name) => a.record.place[name] && b.record.place[name],
  );
  if (!level) return null;
  const key = (p: Prepared) => p.record.place[level]!.toLowerCase().replace(/\P{L}/gu, '');
  const same = alike(key(a), key(b));
  return {
    level: `${same ? 'SAME' : 'OTHER'}_${level.toUpperCase()}`,
    values: [a.record.place[level]!, b.record.place[level]!],
  };
};

const thing: Look = (a, b) => {
  if (a.things.size === 0 || b.things.size === 0) return null;
  const shared = [...a.things].filter((one) => b.things.has(one));
  const all = new Set([...a.things, ...b.things]).size;
  const level =
    shared.length === 0 ? 'OTHER' : shared.length === all ? 'SAME' : shared.length * 2 >= all ? 'MOST' : 'SOME';
  return { level, values: shared.length > 0 ? [list(new Set(shared))] : [list(a.things), list(b.things)] };
};

const category: Look = (a, b) =>
  a.record.categoryId && b.record.categoryId
    ? { level: a.record.categoryId === b.record.categoryId ? 'SAME' : 'OTHER', values: [] }
    : null;

const names: Look = (a, b) => {
  if (a.names.size === 0 || b.names.size === 0) return null;
  const shared = [...a.names].filter((word) => [...b.names].some((theirs) => alike(word, theirs)));
  const part = shared.length / Math.min(a.names.size, b.names.size);
  return {
    level: step(
      part,
      [
        [0.75, 'MOST'],
        [0.4, 'HALF'],
        [0.01, 'FEW'],
      ],
      'NONE',
    ),
    values: [shared.slice(0, 4).join(', ')],
  };
};

const text: Look = (a, b, terms) => {
  if (a.words.size === 0 || b.words.size === 0) return null;
  const value = cosine(a.words, b.words, terms);
  const shared = [...a.words.keys()].filter((word) => b.words.has(word));
  const spans = (p: Prepared) =>
    shared.map((w) => p.places.get(w)!).map(([from, to]) => ({ from, to, inAddress: false }));
  const level = step(
    value,
    [
      [0.85, 'COPY'],
      [0.55, 'HIGH'],
      [0.35, 'GOOD'],
      [0.2, 'SOME'],
      [0.08, 'LITTLE'],
    ],
    'NONE',
  );
  return { level, values: [value.toFixed(2), shared.slice(0, 6).join(', ')], spans: { a: spans(a), b: spans(b) } };
};

const time: Look = (a, b) => {
  const hours = Math.abs(a.receivedAt - b.receivedAt) / HOUR_MS;
  const level = step(
    -hours,
    [
      [-1, 'HOUR'],
      [-24, 'DAY'],
      [-168, 'WEEK'],
      [-720, 'MONTH'],
      [-2160, 'QUARTER'],
      [-4320, 'HALF_YEAR'],
    ],
    'LONGER',
  );
  return { level, values: [hours < 48 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} d`] };
};

const reporter: Look = (a, b) => {
  if (a.record.anonymous || b.record.anonymous) return null;
  const [one, other] = [a.record.reporterKeys, b.record.reporterKeys];
  if (one.length === 0 || other.length === 0) return null;
  return { level: one.some((key) => other.includes(key)) ? 'SHARED' : 'OTHER', values: [] };
};

/** Every field a pair is looked at by, in the order of the card. */
export const LOOKS: Readonly<Record<string, Look>> = {
  reporter,
  distance,
  street,
  house,
  block: numbers('blocks'),
  rt: numbers('rts'),
  rw: numbers('rws'),
  label: numbers('labels'),
  near,
  names,
  area,
  thing,
  category,
  text,
  time,
};

/** What all fields show at a pair; fields that show nothing are absent. */
export function look(a: Prepared, b: Prepared, terms: Terms): Map<string, Seen> {
  const seen = Object.entries(LOOKS).map(([field, of]) => [field, of(a, b, terms)] as const);
  return new Map(seen.filter((entry): entry is [string, Seen] => entry[1] !== null));
}
