import { createHash } from 'node:crypto';

/** What a call centre's staff appends to the citizen's words: "Lokasi Kejadian A | B | C | D ...". */
const CALL_CENTRE_STAMP = /\s*\[?lokasi kejadian\b[^|]*(?:\|[^|]*){3}.*$/is;

/** Words of a text as compared: no case, punctuation or line breaks, glued words split, the call centre's stamp cut off. */
export function comparedWords(text: string): string[] {
  return text
    .replace(CALL_CENTRE_STAMP, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** Fewest words a text must have before equality of texts says anything: "Tes" is written by everybody. */
const FEWEST_WORDS = 8;

/**
 * Key of a text that is the same for copies of one submission, whatever channel changed its case, spaces or line
 * breaks; null when the text is too short to prove anything.
 */
export function textKey(text: string): string | null {
  const words = comparedWords(text);
  // Spaces do not count: "banjirSampai" and "banjir sampai" are one export's and one website's spelling.
  return words.length < FEWEST_WORDS ? null : createHash('sha256').update(words.join('')).digest('hex');
}
