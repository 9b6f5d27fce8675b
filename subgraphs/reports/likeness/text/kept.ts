import type { Token } from './tokens.ts';

let places = 0;

/**
 * Works a fact about a word out once and keeps it with the reading of that word, which all its tokens share: when the
 * word comes again, nothing is looked up by its letters.
 */
export function kept<T extends string | number | boolean | object | null>(
  workOut: (token: Token) => T,
): (token: Token) => T {
  const place = places;
  places += 1;
  return (token) => {
    const before = token.kept[place] as T | undefined;
    if (before !== undefined) return before;
    const fact = workOut(token);
    token.kept[place] = fact;
    return fact;
  };
}
