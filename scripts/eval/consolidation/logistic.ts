import type { Weights } from '../../../subgraphs/reports/likeness/model.ts';

/** A pair as the learner sees it: "field.LEVEL" of what was seen, and whether it is one matter. */
export interface Example {
  features: readonly string[];
  same: boolean;
}

/** How freely the learner may leave the weights it starts from, in bits (standard deviation). */
const FREEDOM_BITS = 0.6;
const ROUNDS = 400;
const STEP = 0.08;
const PER_BIT = Math.LN2;

/**
 * Logistic regression over comparison levels, drawn towards the weights it starts from: with few labels it stays near them.
 * Plain gradient ascent on the posterior; same examples, same weights.
 */
export function fit(examples: readonly Example[], start: Weights, freedom = FREEDOM_BITS): Weights {
  const mean = flat(start);
  for (const example of examples) for (const feature of example.features) if (!mean.has(feature)) mean.set(feature, 0);
  const weights = new Map(mean);
  const moment = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Map([...weights].map(([feature, bits]) => [feature, (mean.get(feature)! - bits) / freedom ** 2]));
    for (const { features, same } of examples) {
      const bits = features.reduce((sum, feature) => sum + weights.get(feature)!, weights.get('prior')!);
      const miss = ((same ? 1 : 0) - 1 / (1 + Math.exp(-bits * PER_BIT))) * PER_BIT;
      for (const feature of ['prior', ...features]) slope.set(feature, slope.get(feature)! + miss);
    }
    for (const [feature, value] of slope) {
      const moved = 0.8 * (moment.get(feature) ?? 0) + value;
      moment.set(feature, moved);
      weights.set(feature, weights.get(feature)! + STEP * moved * 0.2);
    }
  }
  return deep(weights, start);
}

function flat(weights: Weights): Map<string, number> {
  const entries = Object.entries(weights.bits).flatMap(([field, levels]) =>
    Object.entries(levels).map(([level, bits]) => [`${field}.${level}`, bits] as const),
  );
  return new Map([['prior', weights.prior], ...entries]);
}

function deep(values: ReadonlyMap<string, number>, start: Weights): Weights {
  const bits: Record<string, Record<string, number>> = {};
  for (const [feature, value] of values) {
    const [field, level] = feature.split('.');
    if (!level) continue;
    bits[field!] = { ...bits[field!], [level]: Math.round(value * 100) / 100 };
  }
  return { ...start, version: `${start.version}+learned`, prior: Math.round(values.get('prior')! * 100) / 100, bits };
}
