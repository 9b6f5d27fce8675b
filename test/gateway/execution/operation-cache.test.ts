import { expect, test } from '@jest/globals';
import { OperationCache } from '../../../gateway/execution/operation-cache.ts';

/** Asks for each key in turn; which of them were made. */
function madeOf(cache: OperationCache<string, string>, keys: string[]): string[] {
  const made: string[] = [];
  for (const key of keys) {
    const value = cache.get(key, () => {
      made.push(key);
      return `value of ${key}`;
    });
    expect(value).toBe(`value of ${key}`);
  }
  return made;
}

test('the values asked for last are kept, the others are made anew', () => {
  expect(madeOf(new OperationCache(2), ['a', 'b', 'a', 'c', 'a', 'b'])).toEqual(['a', 'b', 'c', 'b']);
});

test('of long texts fewer are kept than of short ones, and what was forgotten counts no more', () => {
  const lengths = new Map(Object.entries({ long: 750_000, longer: 500_000, short: 250_000 }));
  const cache = new OperationCache<string, string>(100, (key) => lengths.get(key)!);
  expect(madeOf(cache, ['long', 'short', 'long', 'short'])).toEqual(['long', 'short']);
  // All three are a quarter of a million too long: "long" was not used for longest.
  expect(madeOf(cache, ['longer', 'short', 'long'])).toEqual(['longer', 'long']);
  expect([cache.has('longer'), cache.has('short'), cache.has('long')]).toEqual([false, true, true]);
});

test('a text longer than all that may be kept is kept alone', () => {
  const cache = new OperationCache<string, string>(100, (key) => key.length * 1_000_000);
  expect(madeOf(cache, ['a', 'too long', 'too long', 'a'])).toEqual(['a', 'too long', 'a']);
});

test('nothing is a value, too', () => {
  const cache = new OperationCache<string, undefined>(2);
  let made = 0;
  for (let n = 0; n < 2; n += 1)
    cache.get('a', () => {
      made += 1;
      return undefined;
    });
  expect(made).toBe(1);
});
