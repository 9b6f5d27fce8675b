import { expect, test } from '@jest/globals';
import { standing } from './standings.ts';

test.each([
  [[], 'a'],
  [['LINK SAME_SUBMISSION a b'], 'ab'],
  [['LINK SAME_MATTER b a', 'LINK SAME_SUBMISSION b c'], 'abc'],
  [['LINK RECURRENCE a b'], 'a'],
  [['LINK SAME_MATTER a b', 'UNLINK SAME_MATTER a b'], 'a'],
  [
    ['LINK SAME_MATTER a b', 'LINK SAME_SUBMISSION a b', 'UNLINK SAME_SUBMISSION a b', 'PIN_APART SAME_SUBMISSION a b'],
    'ab',
  ],
  [['LINK SAME_MATTER a b', 'LINK SAME_MATTER b c', 'UNLINK SAME_MATTER a b'], 'a'],
  [['LINK SAME_MATTER a b', 'LINK SAME_MATTER b c', 'LINK SAME_MATTER a c', 'UNLINK SAME_MATTER a b'], 'abc'],
])('after %j the matter of a is %s', (lines, matter) => {
  expect(
    standing(...lines)
      .matterOf('a')
      .sort()
      .join(''),
  ).toBe(matter);
});

test.each([
  [['PIN_APART SAME_MATTER a c'], true],
  [['REJECT DIFFERENT c a'], true],
  [['PIN_APART SAME_MATTER a c', 'LINK SAME_MATTER a c'], false],
  [['PIN_APART SAME_MATTER a c', 'LINK RECURRENCE a c'], true],
  [['PIN_APART SAME_MATTER a b'], false],
  [['LINK SAME_MATTER a c', 'UNLINK SAME_MATTER a c'], false],
])('after %j it is %s that a and b are kept apart from c', (lines, apart) => {
  expect(standing(...lines).keepsApart(['a', 'b'], ['c', 'd'])).toBe(apart);
});

test('the shortest chain between two reports is named, and none between two matters', () => {
  const decided = standing(
    'LINK SAME_MATTER a b',
    'LINK SAME_MATTER b c',
    'LINK SAME_SUBMISSION c d',
    'LINK SAME_MATTER b d',
  );
  expect(decided.path('a', 'd')).toEqual(['a', 'b', 'd']);
  expect(decided.path('a', 'x')).toBeNull();
});
