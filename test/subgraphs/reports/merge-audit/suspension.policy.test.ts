import { expect, test } from '@jest/globals';
import { mustSuspend, precisionOf } from '../../../../subgraphs/reports/merge-audit/suspension.policy.ts';

test.each<[audited: number, correct: number, suspended: boolean, why: string]>([
  [0, 0, false, 'nothing was judged'],
  [1, 1, false, 'few audits prove nothing against it'],
  [1, 0, true, 'the first one was wrong'],
  [10, 9, false, 'one in ten may be chance: the upper end is .982'],
  [20, 18, true, 'two in twenty are not'],
  [188, 188, false, 'all right, too few for the lower end'],
  [189, 189, false, 'all right, the lower end reaches .98'],
  [188, 187, false, 'one wrong, the lower end does not count yet'],
  [189, 188, true, 'one wrong, the lower end counts'],
  [300, 299, false, 'one wrong in three hundred'],
  [1000, 985, true, 'the share itself is above .98, its lower end is not'],
])('of %d audits %d right: suspended is %s, for %s', (audited, correct, suspended) => {
  expect(mustSuspend(precisionOf(correct, audited))).toBe(suspended);
});
