/**
 * Remembers what was worked out for a word: a language has few words, and the next text says the same ones. It forgets
 * all when `most` words are known, so that typing errors cannot fill the memory.
 */
export function remembered<T extends string | boolean | object>(
  workOut: (word: string) => T,
  most = 50_000,
): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const answer = workOut(word);
    known.set(word, answer);
    return answer;
  };
}
