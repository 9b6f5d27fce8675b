import { expect, test } from '@jest/globals';
import { type Dice, dice } from '../../../../scripts/eval/consolidation/generated/dice.ts';
import type { ComparedReport } from '../../../../subgraphs/reports/block-key/compared-report.ts';
import type { Weights } from '../../../../subgraphs/reports/likeness/model.ts';
import { FOUNDING_WEIGHTS } from '../../../../subgraphs/reports/likeness/weights/founding-weights.ts';
import { foundPairs } from '../../../../subgraphs/reports/suggestion/found-pairs.policy.ts';
import { compare, type Prepared, prepare, wordsOf } from '../../../../subgraphs/reports/suggestion/likeness.policy.ts';
import { compareBoth, isWorthALook } from '../../../../subgraphs/reports/suggestion/suggestion.policy.ts';
import { inventedReports } from './invented-reports.ts';

const RECORDS = 150;
const PARTNERS = 8;
const seed = Date.now() % 1_000_000;

function read(reports: readonly ComparedReport[]): Prepared[] {
  const frequency = new Map<string, number>();
  for (const { text } of reports) for (const word of wordsOf(text)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const terms = { version: '1', documents: reports.length, frequency };
  return reports.map((report) => prepare(report, terms));
}

/** Weights that somebody could have learned, with a limit of their own. */
const otherWeights = (chance: Dice): Weights => ({
  version: 'random',
  prior: -4 + chance.roll() * 4,
  suggestFrom: chance.roll() * 6,
  bits: Object.fromEntries(
    Object.entries(FOUNDING_WEIGHTS.bits).map(([field, levels]) => [
      field,
      Object.fromEntries(Object.entries(levels).map(([level, bits]) => [level, bits + chance.roll() * 4 - 2])),
    ]),
  ),
});

const plain = ([one, other]: [Prepared, Prepared], weights: Weights) => {
  const pair = compareBoth(one, other, weights);
  return isWorthALook(pair) ? [{ ids: [one.report.id, other.report.id], ...pair }] : [];
};

test.each(['founding', 'random'])(
  `what is given up early is what a whole comparison ignores, %s weights (seed ${seed})`,
  (kind) => {
    const chance = dice(seed);
    const known = new Map(read(inventedReports(chance, RECORDS)).map((one) => [one.report.id, one]));
    const all = [...known.values()];
    const active = kind === 'founding' ? FOUNDING_WEIGHTS : otherWeights(chance);
    const pairs = all.flatMap((one, at) =>
      Array.from({ length: PARTNERS }, (_, n) => [one, n < 4 ? all[at + n + 1] : chance.pick(all)] as const).filter(
        (pair): pair is [Prepared, Prepared] => pair[1] !== undefined && pair[1] !== one,
      ),
    );
    const partners = pairs.map(([one, other]) => ({ reportId: one.report.id, nearId: other.report.id }));
    const { pairs: compared, hopeless } = foundPairs(partners, known, { active, shadow: null });
    const fast = compared.filter(isWorthALook).map(({ one, other, full, open }) => ({ ids: [one, other], full, open }));
    const names = new Set<string>();
    const once = pairs.filter(([one, other]) => {
      const name = [one.report.id, other.report.id].sort().join(' ');
      return !names.has(name) && names.add(name);
    });
    expect(fast.map(({ ids, ...pair }) => ({ ids: ids.map(({ report }) => report.id), ...pair }))).toEqual(
      once.flatMap((pair) => plain(pair, active)),
    );
    expect(compared.length + hopeless).toBe(once.length);
    expect(hopeless).toBeGreaterThan(0);
  },
);

test('a pair is given up only if the weights in shadow cannot bring it to their limit either', () => {
  const all = read(inventedReports(dice(7), RECORDS));
  const known = new Map(all.map((one) => [one.report.id, one]));
  const partners = all.slice(1).map(({ report }) => ({ reportId: all[0]!.report.id, nearId: report.id }));
  const shadow = { ...FOUNDING_WEIGHTS, version: 'generous', suggestFrom: -9 };
  const { pairs } = foundPairs(partners, known, { active: FOUNDING_WEIGHTS, shadow });
  const bands = partners.map(({ nearId }) => compare(all[0]!, known.get(nearId)!, shadow).band);
  const kept = new Set(pairs.map(({ other }) => other.report.id));
  expect(partners.filter(({ nearId }, at) => bands[at] !== 'IGNORE' && !kept.has(nearId))).toEqual([]);
  expect(bands.filter((band) => band !== 'IGNORE').length).toBeGreaterThan(1);
});
