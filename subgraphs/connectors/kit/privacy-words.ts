import type { Complaint } from './complaint.ts';

type Flags = Complaint['privacy'];

/** Whom to hide where the source has no flags of its own: usual flags, and words in the text that hide more. */
export interface PrivacyWords extends Flags {
  /** E.g. { rahasia: ['secret'] }. */
  words: Record<string, (keyof Flags)[]>;
}

/** The usual flags, and what words add where one stands in these texts. A word never takes a flag away. */
export function privacyByWords(texts: readonly string[], { anonymous, secret, words }: PrivacyWords): Flags {
  const text = texts.join('\n').toLowerCase();
  const flags = Object.entries(words).flatMap(([word, added]) => (standsIn(text, word) ? added : []));
  return { anonymous: anonymous || flags.includes('anonymous'), secret: secret || flags.includes('secret') };
}

/** A whole word: "rahasia" does not stand in "kerahasiaan". */
function standsIn(text: string, word: string): boolean {
  const escaped = word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
