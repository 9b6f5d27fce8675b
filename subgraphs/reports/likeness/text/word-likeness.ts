import type { Terms } from '../model.ts';

/** Bits of surprise of a word; a word never counted is as rare as can be. */
export const rarity = (word: string, terms: Terms) =>
  terms.documents === 0 ? 1 : Math.log2((terms.documents + 1) / ((terms.frequency.get(word) ?? 0) + 0.5));

/** Cosine of two word counts, rare words weighing more; 0 when either is empty. */
export function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, terms: Terms): number {
  const weigh = (words: ReadonlyMap<string, number>, word: string) =>
    (1 + Math.log(words.get(word)!)) * rarity(word, terms);
  const norm = (words: ReadonlyMap<string, number>) =>
    Math.hypot(...[...words.keys()].map((word) => weigh(words, word)));
  const shared = [...one.keys()].filter((word) => other.has(word));
  const dot = shared.reduce((sum, word) => sum + weigh(one, word) * weigh(other, word), 0);
  return dot === 0 ? 0 : dot / (norm(one) * norm(other));
}

/** Documents that hold each word; what `Terms` is made of. */
export function countTerms(version: string, documents: readonly ReadonlyMap<string, number>[]): Terms {
  const frequency = new Map<string, number>();
  for (const words of documents) for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { version, documents: documents.length, frequency };
}
