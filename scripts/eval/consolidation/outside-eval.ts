import { compare, prepare } from '../../../subgraphs/reports/likeness/likeness.ts';
import type { Likeness, Weights } from '../../../subgraphs/reports/likeness/model.ts';
import { countTerms } from '../../../subgraphs/reports/likeness/text/word-likeness.ts';
import { interval, share } from './interval.ts';
import { type Example, fit } from './logistic.ts';
import { type LabelledPair, pairsOf, recordsOf } from './records.ts';

/** A labelled pair with what the model makes of it. */
export interface Judged extends LabelledPair {
  likeness: Likeness;
  same: boolean;
}

/** The labelled pairs of two files under these weights, recurrences left out: they are neither same nor different. */
export function judgeFiles(recordsPath: string, pairsPath: string, weights: Weights): Judged[] {
  const records = new Map(recordsOf(recordsPath).map((record) => [record.id, record]));
  const prepared = new Map([...records].map(([id, record]) => [id, prepare(record)]));
  const terms = countTerms(
    'file',
    [...prepared.values()].map((one) => one.words),
  );
  return pairsOf(pairsPath, records)
    .filter(({ verdict }) => verdict !== 'recurrence')
    .map((pair) => ({ ...pair, same: pair.verdict !== 'different', ...sides(pair) }))
    .map(({ one, other, ...pair }) => ({ ...pair, likeness: compare(one, other, { weights, terms }) }));

  function sides({ a, b }: LabelledPair) {
    const [one, other] = [prepared.get(a), prepared.get(b)];
    if (!one || !other)
      throw new Error(`Pair ${a}, ${b}: no such record in ${recordsPath}. Add its row or drop the pair.`);
    return { one, other };
  }
}

/** Precision and recall of "same" against "different", per band and for all that is suggested. */
export function figures(judged: readonly Judged[]) {
  const bands = ['AUTO_ELIGIBLE', 'SUGGEST', 'RECURRENCE', 'IGNORE'] as const;
  return {
    pairs: judged.length,
    same: judged.filter((pair) => pair.same).length,
    suggestedOrMore: quality(judged, (pair) => pair.likeness.band !== 'IGNORE'),
    bands: Object.fromEntries(bands.map((band) => [band, quality(judged, (pair) => pair.likeness.band === band)])),
  };
}

/** What learning would bring: each cluster judged by weights learned from all others. Nothing is activated. */
export function crossValidated(judged: readonly Judged[], start: Weights) {
  const scored = judged.map((pair) => ({ ...pair, bits: heldOutBits(pair, judged, start) }));
  const at = (limit: number) => quality(scored, (pair) => pair.bits >= limit);
  return {
    clusters: new Set(judged.map((pair) => pair.cluster)).size,
    atBits: Object.fromEntries([0, 1, 2, 3, 4].map((limit) => [limit, at(limit)])),
  };
}

const learned = new WeakMap<readonly Judged[], Map<string, Weights>>();

function heldOutBits(pair: Judged, all: readonly Judged[], start: Weights): number {
  const perCluster = learned.get(all) ?? learned.set(all, new Map()).get(all)!;
  const others = () => all.filter((one) => one.cluster !== pair.cluster).map(example);
  const weights = perCluster.get(pair.cluster) ?? perCluster.set(pair.cluster, fit(others(), start)).get(pair.cluster)!;
  return pair.likeness.levels.reduce(
    (sum, { field, level }) => sum + (weights.bits[field]?.[level] ?? 0),
    weights.prior,
  );
}

const example = ({ likeness, same }: Judged): Example => ({
  features: likeness.levels.map(({ field, level }) => `${field}.${level}`),
  same,
});

function quality<T extends Judged>(all: readonly T[], called: (pair: T) => boolean) {
  const chosen = all.filter(called);
  const right = chosen.filter((pair) => pair.same).length;
  const same = all.filter((pair) => pair.same).length;
  return {
    pairs: chosen.length,
    precision: share(right, chosen.length),
    precisionInterval: interval(right, chosen.length),
    recall: share(right, same),
    recallInterval: interval(right, same),
  };
}
