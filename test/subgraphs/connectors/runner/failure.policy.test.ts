import { expect, test } from '@jest/globals';
import { isDrift, pauseSeconds } from '../../../../subgraphs/connectors/runner/failure.policy.ts';

test.each<[number, number | null, number, number]>([
  [1, null, 0.5, 30],
  [2, null, 0.5, 60],
  [3, null, 0.5, 120],
  [8, null, 0.5, 3_600],
  [2_000, null, 0.5, 3_600],
  [1, null, 0, 24],
  [1, null, 1, 36],
  [0, 17, 0.5, 30],
  [0, 900, 0.5, 900],
  [3, 86_400, 0.5, 86_400],
])('after %i failures, told to wait %p, luck %p: %i seconds', (failures, told, luck, seconds) =>
  expect(pauseSeconds(failures, told, luck)).toBe(seconds),
);

test.each([
  [4, 4, false],
  [5, 5, true],
  [2, 5, false],
  [3, 5, true],
  [3, 6, false],
  [250, 500, false],
  [251, 500, true],
  [0, 0, false],
])('%i unusable of %i: drift is %p', (dead, total, drift) => expect(isDrift(dead, total)).toBe(drift));
