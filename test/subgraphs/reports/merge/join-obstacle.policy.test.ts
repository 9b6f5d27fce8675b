import { expect, test } from '@jest/globals';
import {
  linkObstacle,
  mergeObstacle,
  requireBearable,
} from '../../../../subgraphs/reports/merge/join-obstacle.policy.ts';
import { standing } from './standings.ts';

// Of a and c: what stands against one report, and what against one matter.
test.each([
  [[], null, null],
  [['LINK SAME_SUBMISSION a b', 'LINK SAME_SUBMISSION b c'], 'JOINED_ALREADY', 'ONE_REPORT'],
  [['LINK SAME_MATTER a c'], null, 'LINKED_ALREADY'],
  [['LINK SAME_MATTER a b', 'LINK SAME_MATTER b c'], null, null],
  [['REJECT DIFFERENT a c'], 'PINNED_APART', 'PINNED_APART'],
  [['LINK SAME_SUBMISSION a b', 'PIN_APART SAME_SUBMISSION b c'], 'PINNED_APART', 'PINNED_APART'],
  [['LINK SAME_MATTER a b', 'LINK SAME_MATTER c d', 'REJECT DIFFERENT b d'], 'PINNED_APART', 'PINNED_APART'],
  // Within one matter only what would become one report counts.
  [['LINK SAME_MATTER a c', 'LINK SAME_MATTER a b', 'REJECT DIFFERENT b c'], null, 'LINKED_ALREADY'],
  [['LINK SAME_MATTER a c', 'LINK SAME_SUBMISSION a b', 'REJECT DIFFERENT b c'], 'PINNED_APART', 'LINKED_ALREADY'],
])('after %j merging meets %s, linking %s', (lines, merging, linking) => {
  expect(mergeObstacle(standing(...lines), 'a', 'c')).toBe(merging);
  expect(linkObstacle(standing(...lines), 'a', 'c')).toBe(linking);
});

test('two matters of more than 200 reports together do not come together', () => {
  const chain = Array.from({ length: 199 }, (_, n) => `LINK SAME_MATTER r${n} r${n + 1}`);
  expect(mergeObstacle(standing(...chain), 'r0', 'c')).toBe('TOO_MANY');
  expect(linkObstacle(standing(...chain.slice(1)), 'r1', 'c')).toBeNull();
});

test.each([
  ['JOINED_ALREADY', true],
  ['UNLIKE', false],
  ['PINNED_APART', false],
  ['TOO_MANY', false],
] as const)('%s cannot be overruled: %s', (obstacle, never) => {
  expect(() => requireBearable(obstacle, false)).toThrow();
  if (never) expect(() => requireBearable(obstacle, true)).toThrow();
  else expect(() => requireBearable(obstacle, true)).not.toThrow();
});
