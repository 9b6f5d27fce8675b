import { expect, test } from '@jest/globals';
import { shadowProgress, stillMissing } from '../../../../subgraphs/reports/model/shadow.policy.ts';

const SINCE = new Date('2026-03-01T12:00:00Z');

test.each<[now: string, pairs: number, missing: string | null]>([
  ['2026-03-01T13:00:00Z', 0, '0 of 14 days and 0 of 1000 pairs'],
  ['2026-03-15T11:59:59Z', 5000, '13 of 14 days'],
  ['2026-03-15T12:00:00Z', 999, '999 of 1000 pairs'],
  ['2026-03-15T12:00:00Z', 1000, null],
])('at %s with %d pairs there is missing: %s', (now, pairs, missing) => {
  expect(stillMissing(shadowProgress(SINCE, pairs, new Date(now)))).toBe(missing);
});
