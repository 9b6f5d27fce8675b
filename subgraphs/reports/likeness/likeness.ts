import { type BandFacts, bandOf, relationOf } from './band.policy.ts';
import { cardWords } from './card-words.ts';
import { look } from './levels.ts';
import type { Seen } from './look/look.ts';
import type { Level, Likeness, Model, Weights } from './model.ts';
import type { Prepared } from './prepared.ts';
import { cosine } from './text/word-likeness.ts';

export { cannotReach, hopelessApart } from './ceiling.policy.ts';
export { areaSketch } from './place/area.parser.ts';
export { type Prepared, prepare } from './prepared.ts';
export type { LikenessRecord } from './record.ts';

/** The field that tells whether one person wrote both. */
export const SENDER = 'reporter';

const DAY_MS = 86_400_000;
/** Levels that forbid joining without a person. */
const CONFLICTS: Readonly<Record<string, string>> = {
  'street.OTHER': 'street',
  'street.MIXED': 'street',
  'street.OTHER_GANG': 'gang',
  'street.OTHER_DIRECTION': 'direction',
  'house.CONFLICT': 'house',
  'house.NEXT': 'house',
  'block.CONFLICT': 'block',
  'rt.CONFLICT': 'rt',
  'rw.CONFLICT': 'rw',
  'label.CONFLICT': 'label',
  'near.OTHER': 'landmark',
  'crossing.OTHER': 'crossing',
  'thing.OTHER': 'thing',
};

/** How like two reports are, and why. Same inputs, same answer; order of a and b matters to words and spans only. */
export function compare(a: Prepared, b: Prepared, model: Model): Likeness {
  const levels = [...look(a, b, model.terms)].map(([field, one]) => levelOf(field, one, model.weights));
  return judged(a, b, levels, model);
}

/** A compared pair as somebody sees it who may not know who wrote the two: what the senders show is left out. */
export function withoutSenders(a: Prepared, b: Prepared, found: Likeness, model: Model): Likeness {
  const levels = found.levels.filter(({ field }) => field !== SENDER);
  return levels.length === found.levels.length ? found : judged(a, b, levels, model);
}

function judged(a: Prepared, b: Prepared, levels: Level[], model: Model): Likeness {
  const bits = round(levels.reduce((sum, level) => sum + level.bits, model.weights.prior));
  const conflicts = [
    ...new Set(levels.map(({ field, level }) => CONFLICTS[`${field}.${level}`]).filter((name) => name !== undefined)),
  ];
  const facts = bandFacts(a, b, { bits, levels, conflicts }, model);
  return { bits, relation: relationOf(facts), levels, conflicts, band: bandOf(facts) };
}

function levelOf(field: string, seen: Seen, weights: Weights): Level {
  const bits = weights.bits[field]?.[seen.level] ?? 0;
  return {
    field,
    level: seen.level,
    bits,
    // Written when somebody reads them: nine pairs of ten are not alike, and nobody ever does.
    get words() {
      return cardWords(field, seen);
    },
    ...(seen.spans && { spans: seen.spans }),
  };
}

/** What the band of a compared pair rests on: for saying which conditions of the automatic policy it misses. */
export function bandFacts(
  a: Prepared,
  b: Prepared,
  { bits, levels, conflicts }: Pick<Likeness, 'bits' | 'levels' | 'conflicts'>,
  model: Model,
): BandFacts {
  const [earlier] = a.receivedAt <= b.receivedAt ? [a] : [b];
  return {
    bits,
    conflict: conflicts.length > 0,
    sharedReporter: levels.some(({ field, level }) => field === SENDER && level === 'SHARED'),
    suggestFrom: model.weights.suggestFrom,
    cosine: cosine(a.words, b.words, model.terms),
    equallyClose: a.spot.houses.size > 0 === b.spot.houses.size > 0,
    daysApart: Math.abs(a.receivedAt - b.receivedAt) / DAY_MS,
    veiled: [a, b].some(({ record }) => record.anonymous || record.secret),
    bothOpen: [a, b].every(({ record }) => record.status === 'OPEN'),
    sameAgency: a.record.agencyId !== null && a.record.agencyId === b.record.agencyId,
    fewestWords: Math.min(a.words.size, b.words.size),
    earlierClosed: earlier.record.status === 'CLOSED',
  };
}

const round = (bits: number) => Math.round(bits * 100) / 100;
