/** One slip of the pen per eight letters, none in short names. */
export const alike = (one: string, other: string): boolean =>
  one === other || near(one, lettersOf(one), other, lettersOf(other));

/** Whether any of `words` is `alike` a word. Sets are read once and must not change any more. */
export function anyAlike(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word)) return true;
  const letters = lettersOf(word);
  return spelled(words).some((other) => near(word, letters, other.word, other.letters));
}

interface Spelled {
  word: string;
  letters: number;
}

const read = new WeakMap<ReadonlySet<string>, readonly Spelled[]>();

function spelled(words: ReadonlySet<string>): readonly Spelled[] {
  const known = read.get(words);
  if (known) return known;
  const all = [...words].map((word) => ({ word, letters: lettersOf(word) }));
  read.set(words, all);
  return all;
}

const SHORTEST = 5;
const LONG = 9;
/** Words that differ by more than this, in length or in bits of `lettersOf`, are never `alike`. */
export const NEVER_ALIKE = { length: 2, letters: 4 };

function near(one: string, letters: number, other: string, theirs: number): boolean {
  const length = Math.min(one.length, other.length);
  if (length < SHORTEST || Math.abs(one.length - other.length) > NEVER_ALIKE.length) return false;
  const slips = length < LONG ? 1 : 2;
  // A slip changes which letters there are by two at most: most pairs need no closer look.
  if (bitsIn(letters ^ theirs) > slips * 2) return false;
  return distance(one, other, slips) <= slips;
}

/** Which letters a word has, one bit each. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function bitsIn(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Letters to put in, take out or change (Levenshtein); beyond `most` only that it is more. */
export function distance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
      if (next[j]! < least) least = next[j]!;
    }
    if (least > most) return least;
    row = next;
  }
  return row[other.length]!;
}
