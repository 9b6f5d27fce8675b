/** Letters to put in, take out, change or exchange with a neighbour (restricted Damerau-Levenshtein). */
export function slips(one: string, other: string): number {
  let [before, row] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const exchanged =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2]! + 1 : change;
      next.push(Math.min(change, exchanged, row[j]! + 1, next[j - 1]! + 1));
    }
    [before, row] = [row, next];
  }
  return row[other.length]!;
}

/** Jaro-Winkler likeness, 0 to 1: bears exchanged letters and values a common beginning. */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const found: string[] = [];
  for (const [at, letter] of [...one].entries()) {
    for (let to = Math.max(0, at - reach); to <= Math.min(other.length - 1, at + reach); to += 1) {
      if (taken.has(to) || other[to] !== letter) continue;
      taken.add(to);
      found.push(letter);
      break;
    }
  }
  if (found.length === 0) return 0;
  const theirs = [...taken].sort((a, b) => a - b).map((at) => other[at]!);
  const crossed = found.filter((letter, at) => letter !== theirs[at]).length / 2;
  const jaro = (found.length / one.length + found.length / other.length + (found.length - crossed) / found.length) / 3;
  let prefix = 0;
  while (prefix < 4 && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
