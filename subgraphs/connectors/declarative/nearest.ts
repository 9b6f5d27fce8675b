/** More than this share of a word changed is another word, not a typo. */
const LARGEST_SHARE = 0.4;

/** The name that was probably meant; null: none is near. */
export function nearest(word: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, steps: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, steps }) => steps <= Math.max(word.length, name.length) * LARGEST_SHARE)
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.name ?? null;
}

/** ' Did you mean "x"?' or a list of what there is. */
export function suggestion(word: string, names: readonly string[]): string {
  const near = nearest(word, names);
  if (near !== null) return `Did you mean "${near}"?`;
  return names.length === 0 ? '' : `There are: ${[...names].sort().join(', ')}.`;
}

/** Letters to put in, take out, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const isSwap = i > 0 && j > 0 && letter === b[j - 1] && other === a[i - 1];
      const swapped = isSwap ? before[j - 1]! + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + Number(letter !== other), swapped));
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}
