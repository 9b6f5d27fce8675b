/** A decree of the invented world; `agencyId` null: of the nation. The n-th one makes calendar version n + 1. */
export interface NaiveDecree {
  agencyId: string | null;
  decree: string;
  add: string[];
  remove: string[];
  week: { validFromDay: string; days: 'MON_FRI' | 'MON_SAT' } | null;
}

/** When is something due? */
export interface Question {
  startAt: number;
  limit: number;
  hoursAhead: number;
  pause: [number, number] | null;
  /** The agency and those above it. */
  path: readonly string[];
  version: number;
}

/** Agencies of the invented world, each with those above it. */
export const TREE = [
  ['bali'],
  ['badung', 'bali'],
  ['kuta', 'badung', 'bali'],
  ['aceh'],
  ['sabang', 'aceh'],
  ['papua'],
] as const;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const textOf = (dayNumber: number) => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);

/** Whole numbers below `below` (mulberry32): the same seed gives the same ones. */
export function randomsFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Sixty decrees: of the nation and of agencies, in the middle of years, adding days, taking days back, changing weeks. */
export function decreesOf(random: (below: number) => number, founding: readonly string[]): NaiveDecree[] {
  const decrees: NaiveDecree[] = [];
  const owners = [null, ...new Set(TREE.flat())];
  const first = Date.UTC(2024, 0, 1) / DAY_MS;
  for (let n = 0; n < 60; n += 1) {
    const agencyId = owners[random(3) === 0 ? 0 : random(owners.length)]!;
    const own = freeOf(agencyId, decrees.length + 1, founding, decrees);
    const path = TREE.find(([agency]) => agency === agencyId) ?? [];
    const taken = new Set([null, ...path].flatMap((owner) => [...freeOf(owner, n + 1, founding, decrees)]));
    // Every eighth day only, so that nation and agencies often mean the same one.
    const add = Array.from({ length: random(6) }, () => textOf(first + 8 * random(182))).filter(
      (day) => !taken.has(day),
    );
    const remove = own.size > 0 && random(2) === 0 ? [[...own][random(own.size)]!] : [];
    const validFromDay = textOf(first + random(1_461));
    const week =
      agencyId && random(3) === 0 ? ({ validFromDay, days: random(3) ? 'MON_SAT' : 'MON_FRI' } as const) : null;
    decrees.push({ agencyId, decree: `Keputusan contoh ${n}`, add: [...new Set(add)], remove, week });
  }
  return decrees;
}

/** Days that one owner has free in a version: its decrees replayed one after the other. */
function freeOf(owner: string | null, version: number, founding: readonly string[], decrees: readonly NaiveDecree[]) {
  const free = new Set(owner === null ? founding : []);
  for (const { agencyId, add, remove } of decrees.slice(0, version - 1)) {
    if (agencyId !== owner) continue;
    for (const day of remove) free.delete(day);
    for (const day of add) free.add(day);
  }
  return free;
}

/** Does an office work six days a week then? Asks the office itself first, then the ones above it. */
function worksSaturdays(path: readonly string[], day: string, decrees: readonly NaiveDecree[]): boolean {
  for (const agency of path) {
    let newest: { validFromDay: string; days: string } | null = null;
    for (const { agencyId, week } of decrees) {
      if (agencyId !== agency || !week || week.validFromDay > day) continue;
      if (!newest || week.validFromDay >= newest.validFromDay) newest = week;
    }
    if (newest) return newest.days === 'MON_SAT';
  }
  return false;
}

const freeSets = new Map<string, Set<string>>();

/** Walks from local midnight to local midnight and crosses off what does not count; knows nothing of the product. */
export function naiveDue(question: Question, founding: readonly string[], decrees: readonly NaiveDecree[]) {
  const { startAt, limit, hoursAhead, pause, path, version } = question;
  const dayNumber = (instant: number) => Math.floor((instant + hoursAhead * HOUR_MS) / DAY_MS);
  const free = (owner: string | null) => {
    const key = `${owner} ${version}`;
    if (!freeSets.has(key)) freeSets.set(key, freeOf(owner, version, founding, decrees));
    return freeSets.get(key)!;
  };
  const known = decrees.slice(0, version - 1);
  let day = dayNumber(startAt);
  let saturdays = 0;
  let regional = 0;
  for (let left = limit; left > 0; ) {
    day += 1;
    const text = textOf(day);
    if (pause && day > dayNumber(pause[0]) && day <= dayNumber(pause[1])) continue;
    if (free(null).has(text)) continue;
    if (path.some((agency) => free(agency).has(text))) {
      regional += 1;
      continue;
    }
    // Day 0, 1 January 1970, was a Thursday: 2 is Saturday, 3 is Sunday.
    if (day % 7 === 3) continue;
    if (day % 7 === 2) {
      if (!worksSaturdays(path, text, known)) continue;
      saturdays += 1;
    }
    left -= 1;
  }
  return { due: textOf(day), saturdays, regional };
}
