import { expect, test } from '@jest/globals';
import { retryAfter } from '../../../../subgraphs/connectors/kit/http-retry.ts';

test.each<[string | undefined, number]>([
  ['120', 120],
  ['0', 1],
  ['Tue, 17 Mar 2026 03:02:00 GMT', 120],
  ['Tue, 17 Mar 2026 02:00:00 GMT', 1],
  ['soon', 60],
  ['', 60],
  [undefined, 60],
])('Retry-After %j means %i seconds', (value, seconds) =>
  expect(retryAfter(value, new Date('2026-03-17T03:00:00Z'))).toBe(seconds),
);
