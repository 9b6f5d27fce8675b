import { expect, test } from '@jest/globals';
import { CallRate } from '../../../../../subgraphs/connectors/channels/hooks/rate.policy.ts';

test('two hundred calls at once, fifty a second in the long run, each channel by itself', () => {
  const rate = new CallRate();
  const taken = (ms: number, calls: number) =>
    Array.from({ length: calls }, () => rate.secondsToWait('a', ms)).filter((wait) => wait === 0).length;
  expect(taken(0, 300)).toBe(200);
  expect(taken(1_000, 300)).toBe(50);
  expect(taken(61_000, 300)).toBe(200);
  expect(rate.secondsToWait('a', 61_000)).toBe(1);
  expect(rate.secondsToWait('b', 61_000)).toBe(0);
});

test('a flood of invented names forgets the oldest ones and grows no further', () => {
  const rate = new CallRate();
  for (let n = 0; n < 201; n += 1) rate.secondsToWait('a', 0);
  expect(rate.secondsToWait('a', 0)).toBe(1);
  for (let n = 0; n < 1_000; n += 1) rate.secondsToWait(`nama-${n}`, 0);
  expect(rate.secondsToWait('a', 0)).toBe(0);
});
