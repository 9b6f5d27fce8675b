import { expect, test } from '@jest/globals';
import { Recent } from '../../../gateway/access/recent.ts';

test('the values asked for last are kept, the others are made anew', () => {
  const recent = new Recent<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    recent.get(key, () => {
      made.push(key);
      return key;
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['a', 'b', 'a', 'c', 'a', 'b']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
