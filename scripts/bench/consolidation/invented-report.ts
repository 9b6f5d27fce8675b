import type { ComparedReport } from '../../../subgraphs/reports/block-key/compared-report.ts';

/** The present of the measurement. */
export const BENCH_NOW = new Date('2026-03-17T03:00:00Z');
/** Reports lie evenly in so many days before it: all in one window. */
const DAYS = 180;
const SYLLABLES = 'ba cu da fe gi ho ja ki la mo ne pu ra su te wi yo zu'.split(' ');
/** Words of the invented language; a few are used by many reports, most by few. */
const WORDS = 6000;
const VILLAGES = 4000;
const CATEGORIES = 60;
const SENDERS = 0.3;

/** The n-th name of a kind, three syllables or more. */
function name(kind: string, n: number): string {
  let rest = n + kind.length * 7919 + 6000;
  let word = kind;
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

const uuid = (kind: string, n: number) => `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Chance that is the same in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The n-th invented report: about fifty words, a third with a street, a third with a verified sender. Every tenth says
 * what an earlier one says, with some words changed. `kind` is the first digit of its id.
 */
export function inventedReport(n: number, kind = 'b'): ComparedReport {
  const own = chance(n * 2 + 1);
  const copied = n > 20 && own() < 0.1;
  const source = copied ? Math.floor(own() * n) : n;
  const said = chance(source * 2 + (copied || kind === 'b' ? 1 : 2));
  const words = Array.from({ length: 30 + Math.floor(said() * 40) }, () => name('', Math.floor(WORDS * said() ** 3)));
  const village = Math.floor(said() * VILLAGES);
  const street =
    said() < 0.3 ? ` jalan ${name('s', Math.floor(said() * 3000))} ${name('t', Math.floor(said() * 20))}` : '';
  const category = Math.floor(CATEGORIES * said() ** 2);
  if (copied)
    for (let change = 0; change < 6; change += 1)
      words[Math.floor(own() * words.length)] = name('', Math.floor(WORDS * own()));
  const regency = Math.floor(village / 40);
  return {
    id: uuid(kind, n),
    text: `${words.join(' ')}${street}`,
    categoryId: uuid('c', category),
    agencyId: uuid('a', regency),
    channelId: `kanal-${n % 3}`,
    receivedAt: new Date(BENCH_NOW.valueOf() - own() * DAYS * 86_400_000),
    place: { regency: name('r', regency), district: null, village: name('v', village), detail: null },
    reporterKeys: own() < SENDERS ? [`PHONE:${Math.floor(own() * 300_000)}`] : [],
    anonymous: own() < 0.1,
    secret: false,
    status: 'VERIFIED',
  };
}
