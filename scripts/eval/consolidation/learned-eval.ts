import type { Weights } from '../../../subgraphs/reports/likeness/model.ts';
import { dice } from './generated/dice.ts';
import { share } from './interval.ts';
import { type Example, fit } from './logistic.ts';
import { atLimits, type Judged } from './outside-eval.ts';

const ROUNDS = 2000;
const SEED = 7;
const GOAL_PRECISION = 0.95;
interface Scored extends Judged {
  bits: number;
}

/** What learning would bring: each cluster judged by weights learned from all others. Nothing is activated. */
export function crossValidated(judged: readonly Judged[], start: Weights) {
  const clusters = [...new Set(judged.map((pair) => pair.cluster))];
  const scored = clusters.flatMap((cluster) => {
    const weights = learnedFrom(
      judged.filter((pair) => pair.cluster !== cluster),
      start,
    );
    return scoredBy(
      weights,
      judged.filter((pair) => pair.cluster === cluster),
    );
  });
  return { clusters: clusters.length, ...curve(scored) };
}

/** What weights learned on one file do on another: the honest measure of another city. */
export const transferred = (from: readonly Judged[], to: readonly Judged[], start: Weights) =>
  curve(scoredBy(learnedFrom(from, start), to));

/** Weights fitted to these pairs, drawn towards the ones they start from. */
export const learnedFrom = (judged: readonly Judged[], start: Weights): Weights => fit(judged.map(example), start);

/** The pairs with the bits these weights give them. */
export const scoredBy = (weights: Weights, judged: readonly Judged[]): Scored[] =>
  judged.map((pair) => ({
    ...pair,
    bits: pair.likeness.levels.reduce(
      (sum, { field, level }) => sum + (weights.bits[field]?.[level] ?? 0),
      weights.prior,
    ),
  }));

/** Limits with precision and recall, and the recall at the goal's precision with its bootstrap interval over clusters. */
export function curve(scored: readonly Scored[]) {
  return {
    atBits: atLimits(scored, (pair) => pair.bits),
    recallAtPrecision95: recallAtPrecision(scored),
    recallAtPrecision95Interval: bootstrap(scored),
  };
}

/** The best recall that any limit reaches at the goal's precision; 0 when none does. */
function recallAtPrecision(scored: readonly Scored[]): number {
  const same = scored.filter((pair) => pair.same).length;
  let [right, best] = [0, 0];
  for (const [at, pair] of [...scored].sort((a, b) => b.bits - a.bits || Number(a.same) - Number(b.same)).entries()) {
    if (pair.same) right += 1;
    if (right / (at + 1) >= GOAL_PRECISION) best = right;
  }
  return share(best, same) ?? 0;
}

/** Clusters drawn anew with a committed seed: pairs of one neighbourhood are no independent witnesses. */
function bootstrap(scored: readonly Scored[]): [low: number, high: number] {
  const random = dice(SEED);
  const clusters = [...Map.groupBy(scored, (pair) => pair.cluster).values()];
  const values = Array.from({ length: ROUNDS }, () =>
    recallAtPrecision(clusters.flatMap(() => random.pick(clusters))),
  ).sort((a, b) => a - b);
  return [values[Math.floor(ROUNDS * 0.025)]!, values[Math.floor(ROUNDS * 0.975)]!];
}

const example = ({ likeness, same }: Judged): Example => ({
  features: likeness.levels.map(({ field, level }) => `${field}.${level}`),
  same,
});
