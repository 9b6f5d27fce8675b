import { compareStreets, said, share } from '../place/street.policy.ts';
import { alike, anyAlike } from '../text/spelling.ts';
import { type Look, list, step } from './look.ts';

const EARTH_M = 111_320;

/** Streets, gangs and directions; of several the best. */
export const street: Look = (a, b) => {
  const found = compareStreets(a.spot.streets, b.spot.streets);
  if (!found || found.level === 'OTHER') {
    const heard = said(a.spot.streets, b.spoken) ?? said(b.spot.streets, a.spoken);
    if (heard) return { level: 'SAID', values: [called(heard)] };
  }
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
export const numbers =
  (kind: 'rts' | 'rws' | 'blocks' | 'labels'): Look =>
  (a, b) => {
    const [one, other] = [a.spot[kind], b.spot[kind]];
    if (one.size === 0 || other.size === 0) return null;
    return { level: share(one, other) ? 'EQUAL' : 'CONFLICT', values: [list(one), list(other)] };
  };

/** House numbers; neighbours are neither equal nor in conflict. */
export const house: Look = (a, b) => {
  const [one, other] = [a.spot.houses, b.spot.houses];
  if (one.size === 0 || other.size === 0) return null;
  const values = [list(one), list(other)];
  if (share(one, other)) return { level: 'EQUAL', values };
  const gap = Math.min(
    ...[...one].flatMap((x) => [...other].map((y) => Math.abs(Number.parseInt(x, 10) - Number.parseInt(y, 10)))),
  );
  return { level: gap <= 2 ? 'NEXT' : 'CONFLICT', values };
};

/** Landmarks and neighbours. */
export const near: Look = (a, b) => {
  const [one, other] = [a.spot.near, b.spot.near];
  if (one.size === 0 || other.size === 0) return null;
  const shared = [...one].filter((word) => anyAlike(word, other));
  return shared.length > 0
    ? { level: shared.length > 1 ? 'SAME' : 'SOME', values: [shared.join(' ')] }
    : { level: 'OTHER', values: [list(one), list(other)] };
};

/** Metres between coordinates. */
export const distance: Look = (a, b) => {
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

/** Where roads meet: two corners of one street are two spots. */
export const crossing: Look = (a, b) => {
  if (a.crossings.size === 0 || b.crossings.size === 0) return null;
  const shared = [...a.crossings].filter((name) => [...b.crossings].some((theirs) => alike(name, theirs)));
  const values = shared.length > 0 ? [list(shared)] : [list(a.crossings), list(b.crossings)];
  return { level: shared.length > 0 ? 'SAME' : 'OTHER', values };
};

const AREA_LEVELS = ['village', 'district', 'regency'] as const;
/** A city and the regency around it bear one name: reporters choose either. */
const withoutRank = (key: string) => key.replace(/^(?:kota|kabupaten)(?:administrasi)?/, '');

/** The finest administrative area that both name, by column, stamp or words. */
export const area: Look = (a, b) => {
  const level = AREA_LEVELS.find((name) => a.areas[name].size > 0 && b.areas[name].size > 0);
  if (!level) return null;
  const [one, other] = [[...a.areas[level]], [...b.areas[level]]];
  const values = [a.record.place[level] ?? one.join(', '), b.record.place[level] ?? other.join(', ')];
  const meet = (like: (x: string, y: string) => boolean) => one.some((x) => other.some((y) => like(x, y)));
  // Where a name ends is a guess in running words: "desa contoh dekat" begins like "desa contoh".
  const guessed = !a.record.place[level] || !b.record.place[level];
  if (meet((x, y) => alike(x, y) || (guessed && (x.startsWith(y) || y.startsWith(x)))))
    return { level: `SAME_${level.toUpperCase()}`, values };
  if (level === 'regency' && meet((x, y) => withoutRank(x) === withoutRank(y))) return null;
  return { level: `OTHER_${level.toUpperCase()}`, values };
};
