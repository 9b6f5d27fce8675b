import type { Dice } from '../../../../scripts/eval/consolidation/generated/dice.ts';
import { KINDS } from '../../../../scripts/eval/consolidation/generated/kinds.ts';
import { world } from '../../../../scripts/eval/consolidation/generated/world.ts';
import type { ComparedReport } from '../../../../subgraphs/reports/block-key/compared-report.ts';
import type { LikenessRecord } from '../../../../subgraphs/reports/likeness/record.ts';

const ROADS = 30;
const uuid = (kind: string, n: number) => `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Generated complaints of a few roads, copies beside each other, with columns missing as in real sources. */
export function inventedReports(chance: Dice, count: number): ComparedReport[] {
  let [ids, citizens] = [0, 0];
  const roads = world(chance).slice(0, ROADS);
  const maker = { dice: chance, roads, id: () => uuid('b', ids++), citizen: () => citizens++ };
  const made: LikenessRecord[] = [];
  while (made.length < count) made.push(...chance.pick(Object.values(KINDS)).make(maker).records);
  const numbers = new Map<string, number>();
  const numbered = (kind: string, name: string | null) =>
    name === null ? null : uuid(kind, numbers.get(name) ?? numbers.set(name, numbers.size).get(name)!);
  return made.slice(0, count).map((record) => ({
    ...record,
    categoryId: chance.often(0.9) ? numbered('c', record.categoryId) : null,
    agencyId: numbered('a', record.agencyId),
    channelId: record.channelId ?? 'web',
    receivedAt: new Date(record.receivedAt),
    place: thinned(record.place, chance),
    status: record.status === 'OPEN' ? 'VERIFIED' : 'CLOSED',
  }));
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
