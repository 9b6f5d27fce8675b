/** How many reports use which words, as counted once: a version of the term table. */
export interface Terms {
  version: string;
  /** Reports counted. */
  documents: number;
  /** Word to the number of reports that use it; words of fewer than 20 reports are not kept. */
  frequency: ReadonlyMap<string, number>;
}

/** Words of a report that make its pairs, and how rare (natural logarithm of 1/share) they must be. */
const MOST = 4;
const LEAST_IDF = 4;
/** Share of words too rare to be in the table: about half the 20 reports that a kept word needs. */
const UNKNOWN_COUNT = 10;

/** How rare a word is: ln(reports / reports with it). */
export const idf = ({ documents, frequency }: Terms, word: string): number =>
  Math.log(Math.max(documents, 1) / (frequency.get(word) ?? UNKNOWN_COUNT));

/** The rarest words of a text; equal ones in the order of the alphabet, so that copies choose alike. None without a table. */
export function rarestWords(terms: Terms | null, words: readonly string[]): string[] {
  if (terms === null) return [];
  const weighed = [...new Set(words)].map((word) => ({ word, rarity: idf(terms, word) }));
  return weighed
    .filter(({ rarity }) => rarity > LEAST_IDF)
    .sort((one, other) => other.rarity - one.rarity || (one.word < other.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word }) => word);
}
