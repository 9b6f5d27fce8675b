import { expect, test } from '@jest/globals';
import { aloneUntil, MOST_TRIES, nextTry, retryAfterMs } from '../../../../subgraphs/notices/delivery/retry.policy.ts';

const NOW = new Date('2026-03-17T03:00:00Z');
const HOUR = 3_600_000;
const seconds = (until: Date | null) => until && (until.valueOf() - NOW.valueOf()) / 1_000;
const FAILED = { triedFrom: NOW, now: NOW, retryAfterMs: null, chance: 1 };

test.each([
  [1, 0, 15],
  [1, 1, 30],
  [2, 1, 60],
  [5, 1, 480],
  [11, 1, 28_800],
  [13, 0.5, 21_600],
])('after try %i, with chance %f, the next is in %i seconds', (attempts, chance, expected) =>
  expect(seconds(nextTry({ ...FAILED, attempts, chance }))).toBe(expected),
);

test('the last try gives up, and so does the third day', () => {
  expect(nextTry({ ...FAILED, attempts: MOST_TRIES })).toBeNull();
  const triedFrom = new Date(NOW.valueOf() - 71.9 * HOUR);
  expect(seconds(nextTry({ ...FAILED, attempts: 2, triedFrom }))).toBe(60);
  expect(nextTry({ ...FAILED, attempts: 9, triedFrom })).toBeNull();
});

test('a receiver that asks for time gets it, eight hours at most', () => {
  expect(seconds(nextTry({ ...FAILED, attempts: 1, retryAfterMs: HOUR }))).toBe(3_600);
  expect(seconds(nextTry({ ...FAILED, attempts: 1, retryAfterMs: 1_000 * HOUR }))).toBe(8 * 3_600);
});

test.each([
  [4, null],
  [5, 60],
  [6, 120],
  [20, 3_600],
  [2_000, 3_600],
])('after %i failures in a row a subscriber is left alone for %p seconds', (failures, expected) =>
  expect(seconds(aloneUntil(failures, NOW))).toBe(expected),
);

test.each([
  ['120', 120_000],
  ['Tue, 17 Mar 2026 03:01:00 GMT', 60_000],
  ['Tue, 17 Mar 2020 03:01:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %p means %p ms', (value, expected) => expect(retryAfterMs(value, NOW)).toBe(expected));
