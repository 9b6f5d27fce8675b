import { alike } from '../text/spelling.ts';
import type { Street } from './spot.ts';

/** How two streets stand to each other, best first. */
export const STREET_LEVELS = [
  'SAME_GANG',
  'SAME',
  'PART',
  'MIXED',
  'WITHIN',
  'OTHER_GANG',
  'OTHER_DIRECTION',
  'OTHER',
] as const;
export type StreetLevel = (typeof STREET_LEVELS)[number];

/** The best that any street of one report makes of any of the other. */
export interface StreetFinding {
  level: StreetLevel;
  one: Street;
  other: Street;
}

/** Compares all streets of one report with all of the other; null when either names none. */
export function compareStreets(ones: readonly Street[], others: readonly Street[]): StreetFinding | null {
  let best: StreetFinding | null = null;
  for (const one of ones) {
    for (const other of others) {
      const level = streetLevel(one, other);
      if (!best || STREET_LEVELS.indexOf(level) < STREET_LEVELS.indexOf(best.level)) best = { level, one, other };
    }
  }
  return best && apart(best.level, ones, others) ? { ...best, level: 'MIXED' } : best;
}

/** One estate, two streets in it: what they share is the estate, and each address names something else besides. */
function apart(level: StreetLevel, ones: readonly Street[], others: readonly Street[]): boolean {
  if (level !== 'SAME' && level !== 'PART') return false;
  const alone = (from: readonly Street[], to: readonly Street[]) =>
    from.some((one) => one.span.inAddress && to.every((other) => streetLevel(one, other) === 'OTHER'));
  return alone(ones, others) && alone(others, ones);
}

function streetLevel(one: Street, other: Street): StreetLevel {
  if (!alike(one.key, other.key)) return within(one, other) ? 'WITHIN' : 'OTHER';
  if (one.directions.size > 0 && other.directions.size > 0 && !share(one.directions, other.directions))
    return 'OTHER_DIRECTION';
  if (one.gangs.size > 0 && other.gangs.size > 0) {
    if (!share(one.gangs, other.gangs)) return 'OTHER_GANG';
    return one.directions.size === other.directions.size ? 'SAME_GANG' : 'PART';
  }
  return one.gangs.size === other.gangs.size && one.directions.size === other.directions.size ? 'SAME' : 'PART';
}

/** Every word of one name stands in the other: "Kertajaya" and "Gubeng Kertajaya". */
const within = (one: Street, other: Street) => holds(one, other) || holds(other, one);
const holds = (wide: Street, fine: Street) =>
  fine.own.length > 0 && fine.own.every((word) => word.length > 3 && wide.own.some((mine) => alike(mine, word)));

/** Whether two sets have a member in common. */
export const share = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].some((item) => other.has(item));

/** The first street of one report whose whole name stands in the running words of the other. */
export const said = (streets: readonly Street[], spoken: string): Street | null =>
  streets.find(
    ({ own, words }) => own.length > 0 && words.join('').length >= LONG_NAME && spoken.includes(` ${words.join(' ')} `),
  ) ?? null;
/** Shorter names are words of the language too often. */
const LONG_NAME = 7;
