/** What follows says where something came from, not what is wrong: "sampah hasil perampingan pohon" is about garbage. */
const ORIGINS: ReadonlySet<string> = new Set(['hasil', 'sisa', 'bekas', 'paska', 'pasca']);
/** Words of such a phrase behind its first. */
const REACH = 2;

/** The words of a text without what things are left over from. */
export const withoutCauses = (words: readonly string[]): readonly string[] =>
  words.some((word) => ORIGINS.has(word)) ? words.filter((_, at) => !isLeftOver(words, at)) : words;

const isLeftOver = (words: readonly string[], at: number) =>
  words.slice(Math.max(0, at - REACH), at).some((word) => ORIGINS.has(word));
