import { LOOKS } from './levels.ts';
import type { Model, Weights } from './model.ts';
import type { Prepared } from './prepared.ts';

/** What a field can bring at most is nothing where the record does not speak of it; fields not listed may always show. */
const NEEDS: Readonly<Record<string, (record: Prepared) => boolean>> = {
  reporter: ({ record }) => record.reporterKeys.length > 0 && !record.anonymous,
  distance: ({ record }) => record.place.lat != null && record.place.lng != null,
  house: ({ spot }) => spot.houses.size > 0,
  block: ({ spot }) => spot.blocks.size > 0,
  rt: ({ spot }) => spot.rts.size > 0,
  rw: ({ spot }) => spot.rws.size > 0,
  label: ({ spot }) => spot.labels.size > 0,
  near: ({ spot }) => spot.near.size > 0,
  crossing: ({ crossings }) => crossings.size > 0,
  names: ({ names }) => names.size > 0,
  thing: ({ things }) => things.size > 0,
  text: ({ words }) => words.size > 0,
};
/** Fields in the order of what a look costs: the record's columns, its words, its things, its names. */
const LOOKED_AT = ['reporter', 'distance', 'category', 'time', 'text', 'area', 'thing', 'names'];
/** Bits are compared as they are rounded: half of the last place, and a little for the sums. */
const ROUNDING = 0.006;

/**
 * Whether a pair stays below the limit of the weights whatever the rest of it shows, with or without its senders. It
 * looks at one field after the other and gives up as soon as the best case falls short; `compare` of such a pair would
 * answer IGNORE. `a` is the record that is compared with many.
 */
export function cannotReach(a: Prepared, b: Prepared, { weights, terms }: Model): boolean {
  const most = mostBits(a, weights);
  let best = weights.prior + most.all;
  for (const field of fieldsFor(a, b)) {
    if (best < weights.suggestFrom - ROUNDING) return true;
    const seen = LOOKS[field]!(a, b, terms);
    const bits = seen === null ? 0 : (weights.bits[field]?.[seen.level] ?? 0);
    // Somebody who may not know the senders sees the pair without them.
    best += (field === 'reporter' ? Math.max(0, bits) : bits) - most.of[field]!;
  }
  return best < weights.suggestFrom - ROUNDING;
}

/**
 * Whether a record whose column names another village can reach the limit of the weights: with a verified sender, and
 * without one.
 */
export function hopelessApart(a: Prepared, weights: Weights): { withSender: boolean; withoutSender: boolean } {
  const { all, of } = mostBits(a, weights);
  const best = weights.prior + all - of.area! + (weights.bits.area?.OTHER_VILLAGE ?? 0);
  const limit = weights.suggestFrom - ROUNDING;
  return { withSender: best < limit, withoutSender: best - of.reporter! < limit };
}

/** Areas come first where both have them in a column, else they have to be read from the words. */
const fieldsFor = (a: Prepared, b: Prepared) =>
  a.record.place.village && b.record.place.village ? AREA_FIRST : LOOKED_AT;
const AREA_FIRST = ['area', ...LOOKED_AT.filter((field) => field !== 'area')];

interface MostBits {
  weights: Weights;
  all: number;
  of: Readonly<Record<string, number>>;
}

const known = new WeakMap<Prepared, MostBits>();

/** The most that each field can bring to a pair of this record. */
function mostBits(record: Prepared, weights: Weights): MostBits {
  const before = known.get(record);
  if (before?.weights === weights) return before;
  const of = Object.fromEntries(Object.keys(LOOKS).map((field) => [field, mostOf(field, record, weights)]));
  const made = { weights, of, all: Object.values(of).reduce((sum, bits) => sum + bits, 0) };
  known.set(record, made);
  return made;
}

function mostOf(field: string, record: Prepared, weights: Weights): number {
  if (NEEDS[field]?.(record) === false) return 0;
  const levels = weights.bits[field] ?? {};
  // Without a street of its own a record can still say that of the other.
  const bits = field === 'street' && record.spot.streets.length === 0 ? [levels.SAID ?? 0] : Object.values(levels);
  return Math.max(0, ...bits);
}
