import { compare, prepare } from '../../../subgraphs/reports/likeness/likeness.ts';
import type { Likeness, Weights } from '../../../subgraphs/reports/likeness/model.ts';
import { countTerms } from '../../../subgraphs/reports/likeness/text/word-likeness.ts';
import { interval, share } from './interval.ts';
import { type LabelledPair, pairsOf, recordsOf } from './records.ts';

/** A labelled pair with what the model makes of it. */
export interface Judged extends LabelledPair {
  likeness: Likeness;
  same: boolean;
}

/** The labelled pairs of two files under these weights, recurrences left out: they are neither same nor different. */
export function judgeFiles(
  recordsPath: string,
  pairsPath: string,
  weights: Weights,
  without: readonly string[] = [],
): Judged[] {
  // Folds are cut by the whole record: a dropped column must not change them.
  const whole = new Map(recordsOf(recordsPath).map((record) => [record.id, record]));
  const records = new Map(recordsOf(recordsPath, without).map((record) => [record.id, record]));
  const prepared = new Map([...records].map(([id, record]) => [id, prepare(record)]));
  const terms = countTerms(
    'file',
    [...prepared.values()].map((one) => one.words),
  );
  return pairsOf(pairsPath, whole)
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

/** Precision and recall of the pairs called the same, with Wilson intervals. */
export function quality<T extends Judged>(all: readonly T[], called: (pair: T) => boolean) {
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

const LIMITS = [0, 1, 2, 2.5, 3, 3.2, 3.5, 4, 5, 6, 7, 8];
/** Precision and recall at several limits of bits. */
export const atLimits = <T extends Judged>(judged: readonly T[], bits: (pair: T) => number) =>
  Object.fromEntries(LIMITS.map((limit) => [limit, quality(judged, (pair) => bits(pair) >= limit)]));
