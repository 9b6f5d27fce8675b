import { expect, test } from '@jest/globals';
import { indicatorsOf, publicCount } from '../../../../subgraphs/sla/performance/indicators.policy.ts';
import { quarterOf } from '../../../../subgraphs/sla/performance/quarter.ts';
import { sameRandoms } from '../sla-world.ts';

const LIGHTS = [
  { light: 'RED', fromPercent: 0 },
  { light: 'YELLOW', fromPercent: 60 },
  { light: 'GREEN', fromPercent: 90 },
] as const;
const counted = (received: number, followedUp: number) => [
  { measure: 'RECEIVED', bucket: 0, n: received },
  { measure: 'FOLLOWED_UP', bucket: 0, n: followedUp },
];

test.each([
  [1000, 599, 59.9, 'RED'],
  [1000, 600, 60, 'YELLOW'],
  [1000, 899, 89.9, 'YELLOW'],
  [10, 9, 90, 'GREEN'],
  [3, 0, 0, 'RED'],
  [0, 0, null, null],
])('of %s received %s were followed up: %s %, %s', (received, followedUp, followedUpPercent, light) => {
  expect(indicatorsOf(counted(received, followedUp), LIGHTS, true)).toMatchObject({ followedUpPercent, light });
});

test('median and p90 out of buckets are those of the sorted list, for 200 random lists', () => {
  const random = sameRandoms();
  for (let round = 0; round < 200; round += 1) {
    const list = Array.from({ length: 1 + random(60) }, () => random(30)).sort((a, b) => a - b);
    const sums = [...new Set(list)].map((bucket) => ({
      ...{ measure: 'RESPONSE', bucket },
      n: list.filter((days) => days === bucket).length,
    }));
    expect(indicatorsOf(sums.reverse(), LIGHTS, true).firstResponse).toEqual({
      count: list.length,
      medianDays: list[Math.ceil(list.length / 2) - 1],
      p90Days: list[Math.ceil(list.length * 0.9) - 1],
    });
  }
});

test('the public is told nothing below five, and no difference of two told counts proves a part of one to four', () => {
  expect([0, 1, 4, 5, 9, 10, 14].map(publicCount)).toEqual([null, null, null, 5, 5, 10, 10]);
  const partsBehind = new Map<string, Set<number>>();
  for (let whole = 0; whole < 200; whole += 1) {
    for (let part = 0; part <= whole; part += 1) {
      const told = `${publicCount(whole)} ${publicCount(part)}`;
      partsBehind.set(told, (partsBehind.get(told) ?? new Set()).add(whole - part));
    }
  }
  // What a pair of told counts allows is never small only: nothing at all, or five and more, is possible too.
  for (const [told, rests] of partsBehind) {
    if (told.includes('195')) continue;
    expect([told, [...rests].some((rest) => rest === 0 || rest >= 5)]).toEqual([told, true]);
  }
});

test('a share, a rating and days tell the public no more than the counts beside them', () => {
  const few = [...counted(12, 11), { measure: 'RESPONSE', bucket: 3, n: 4 }, { measure: 'RATING', bucket: 1, n: 4 }];
  expect(indicatorsOf(few, LIGHTS, false)).toMatchObject({
    ...{ received: 10, followedUp: 10, followedUpPercent: 100, ratings: null, averageRating: null },
    firstResponse: { count: null, medianDays: null, p90Days: null },
  });
  expect(indicatorsOf(counted(12, 4), LIGHTS, false)).toMatchObject({ followedUpPercent: null, light: null });
});

test.each([
  ['Asia/Jakarta', '2026-03-16T17:00:00Z'],
  ['Asia/Jayapura', '2026-03-16T15:00:00Z'],
  ['Asia/Kathmandu', '2026-03-16T18:15:00Z'],
  ['America/New_York', '2026-03-17T04:00:00Z'],
])('17 March begins in %s at %s', (zone, instant) => {
  expect(quarterOf('2026-03-17', zone) * 900_000).toBe(Date.parse(instant));
});
