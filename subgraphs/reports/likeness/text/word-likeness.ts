import type { Terms } from '../model.ts';

/** Bits of surprise of a word; a word never counted is as rare as can be. */
export const rarity = (word: string, terms: Terms) =>
  terms.documents === 0 ? 1 : Math.log2((terms.documents + 1) / ((terms.frequency.get(word) ?? 0) + 0.5));

/** Cosine of two word counts, rare words weighing more; 0 when either is empty. */
export function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, terms: Terms): number {
  const [ours, theirs] = [weighed(one, terms), weighed(other, terms)];
  let dot = 0;
  for (const [word, weight] of ours.weights) dot += weight * (theirs.weights.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (ours.norm * theirs.norm);
}

interface Weighed {
  terms: Terms;
  weights: ReadonlyMap<string, number>;
  norm: number;
}

/** Texts weighed so far: one is compared with many. */
const known = new WeakMap<ReadonlyMap<string, number>, Weighed>();

/** The words of a text with their weights, and the length of all. */
export function weighed(words: ReadonlyMap<string, number>, terms: Terms): Weighed {
  const before = known.get(words);
  if (before?.terms === terms) return before;
  const weights = new Map([...words].map(([word, count]) => [word, (1 + Math.log(count)) * rarity(word, terms)]));
  const made = { terms, weights, norm: Math.hypot(...weights.values()) };
  known.set(words, made);
  return made;
}

/** Documents that hold each word; what `Terms` is made of. */
export function countTerms(version: string, documents: readonly ReadonlyMap<string, number>[]): Terms {
  const frequency = new Map<string, number>();
  for (const words of documents) for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { version, documents: documents.length, frequency };
}
