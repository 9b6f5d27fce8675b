import type { Weights } from '../../subgraphs/reports/likeness/model.ts';
import { interval, share } from '../../subgraphs/reports/model/interval.policy.ts';
import type { Labelled } from '../../subgraphs/reports/model/labelled-pair.service.ts';
import { type Example, fit } from '../eval/consolidation/logistic.ts';

/** Districts are dealt to so many parts at most; each is judged by weights learned on all others. */
const FOLDS = 10;

/** A pair that people decided, with the bits of both weights. */
interface Judged {
  district: string;
  same: boolean;
  active: number;
  /** By weights that have not seen its district. */
  learned: number;
}

/** The weights learned from all pairs. */
export const learnFrom = (pairs: readonly Labelled[], start: Weights): Weights => fit(pairs.map(exampleOf), start);

/** What learning brings: precision and recall of both weights on the pairs people decided, whole and by district. */
export function crossValidation(pairs: readonly Labelled[], active: Weights) {
  const judged = judge(pairs, active);
  const sides = (some: readonly Judged[]) => ({
    labels: some.length,
    same: some.filter(({ same }) => same).length,
    active: quality(some, (pair) => pair.active >= active.suggestFrom),
    learned: quality(some, (pair) => pair.learned >= active.suggestFrom),
  });
  const districts = [...Map.groupBy(judged, ({ district }) => district)].sort(
    ([one, mine], [other, theirs]) => theirs.length - mine.length || (one < other ? -1 : 1),
  );
  return {
    suggestFrom: active.suggestFrom,
    folds: Math.min(FOLDS, districts.length),
    ...sides(judged),
    byDistrict: districts.map(([district, some]) => ({ district, ...sides(some) })),
  };
}

function judge(pairs: readonly Labelled[], active: Weights): Judged[] {
  const fold = foldsOf(pairs);
  return Array.from({ length: FOLDS }, (_, nth) => nth).flatMap((nth) => {
    const held = pairs.filter(({ district, source }) => fold.get(district) === nth && source !== 'UNSEEN');
    if (held.length === 0) return [];
    const weights = learnFrom(
      pairs.filter(({ district }) => fold.get(district) !== nth),
      active,
    );
    return held.map((pair) => ({
      ...pair,
      active: pair.likeness.bits,
      learned: bitsOf(pair, weights),
    }));
  });
}

/** The largest districts first, each to the part that has the fewest pairs so far. */
function foldsOf(pairs: readonly Labelled[]): Map<string, number> {
  const sizes = Array.from({ length: FOLDS }, () => 0);
  const districts = [...Map.groupBy(pairs, ({ district }) => district)].sort(
    ([one, mine], [other, theirs]) => theirs.length - mine.length || (one < other ? -1 : 1),
  );
  return new Map(
    districts.map(([district, some]) => {
      const fold = sizes.indexOf(Math.min(...sizes));
      sizes[fold]! += some.length;
      return [district, fold] as const;
    }),
  );
}

const exampleOf = ({ likeness, same }: Labelled): Example => ({
  features: likeness.levels.map(({ field, level }) => `${field}.${level}`),
  same,
});

const bitsOf = ({ likeness }: Labelled, weights: Weights) =>
  likeness.levels.reduce((sum, { field, level }) => sum + (weights.bits[field]?.[level] ?? 0), weights.prior);

function quality(all: readonly Judged[], called: (pair: Judged) => boolean) {
  const chosen = all.filter(called);
  const right = chosen.filter(({ same }) => same).length;
  const same = all.filter((pair) => pair.same).length;
  return {
    ...{ precision: share(right, chosen.length), precisionInterval: interval(right, chosen.length) },
    ...{ recall: share(right, same), recallInterval: interval(right, same) },
  };
}
