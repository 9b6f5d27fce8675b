import { expect, test } from '@jest/globals';
import { type Dice, dice } from '../../../../scripts/eval/consolidation/generated/dice.ts';
import { KINDS } from '../../../../scripts/eval/consolidation/generated/kinds.ts';
import { world } from '../../../../scripts/eval/consolidation/generated/world.ts';
import type { Weights } from '../../../../subgraphs/reports/likeness/model.ts';
import type { LikenessRecord } from '../../../../subgraphs/reports/likeness/record.ts';
import { FOUNDING_WEIGHTS } from '../../../../subgraphs/reports/likeness/weights/founding-weights.ts';
import { foundPairs } from '../../../../subgraphs/reports/suggestion/found-pairs.policy.ts';
import { compare, type Prepared, prepare, wordsOf } from '../../../../subgraphs/reports/suggestion/likeness.policy.ts';
import { compareBoth, isWorthALook } from '../../../../subgraphs/reports/suggestion/suggestion.policy.ts';

const RECORDS = 300;
const PARTNERS = 8;
const seed = Date.now() % 1_000_000;

/** Generated complaints, copies beside each other, with columns missing as in real sources and some coordinates. */
function records(chance: Dice): LikenessRecord[] {
  let [ids, citizens] = [0, 0];
  const roads = world(chance).slice(0, 30);
  const maker = { dice: chance, roads, id: () => `r${ids++}`, citizen: () => citizens++ };
  const made: LikenessRecord[] = [];
  while (made.length < RECORDS) made.push(...chance.pick(Object.values(KINDS)).make(maker).records);
  return made.slice(0, RECORDS).map((record) => ({ ...record, place: thinned(record.place, chance) }));
}

function thinned(place: LikenessRecord['place'], chance: Dice): LikenessRecord['place'] {
  const kept = <T>(value: T) => (chance.often(0.8) ? value : null);
  const point = chance.often(0.5) ? { lat: -7.2 + chance.roll() / 100, lng: 112.7 + chance.roll() / 100 } : {};
  return {
    ...place,
    village: kept(place.village),
    district: kept(place.district),
    detail: kept(place.detail),
    ...point,
  };
}

function read(all: readonly LikenessRecord[]): Prepared[] {
  const frequency = new Map<string, number>();
  for (const { text } of all) for (const word of wordsOf(text)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const terms = { version: '1', documents: all.length, frequency };
  return all.map((record) =>
    prepare({ ...record, channelId: record.channelId ?? '', receivedAt: new Date(record.receivedAt) }, terms),
  );
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
    const known = new Map(read(records(chance)).map((one) => [one.report.id, one]));
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
  const all = read(records(dice(7)));
  const known = new Map(all.map((one) => [one.report.id, one]));
  const partners = all.slice(1).map(({ report }) => ({ reportId: all[0]!.report.id, nearId: report.id }));
  const shadow = { ...FOUNDING_WEIGHTS, version: 'generous', suggestFrom: -9 };
  const { pairs } = foundPairs(partners, known, { active: FOUNDING_WEIGHTS, shadow });
  const bands = partners.map(({ nearId }) => compare(all[0]!, known.get(nearId)!, shadow).band);
  const kept = new Set(pairs.map(({ other }) => other.report.id));
  expect(partners.filter(({ nearId }, at) => bands[at] !== 'IGNORE' && !kept.has(nearId))).toEqual([]);
  expect(bands.filter((band) => band !== 'IGNORE').length).toBeGreaterThan(1);
});
