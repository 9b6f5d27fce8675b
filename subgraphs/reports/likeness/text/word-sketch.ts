import type { Terms } from '../model.ts';
import { weighed } from './word-likeness.ts';

/** Raised when stems, tokens or the sketch change: sketches of another version tell nothing. */
const VERSION = 1;
const BITS = 128;

/** Which words a text has, 17 bytes: a version, and one bit of 128 per word. Two words may share a bit. */
export function wordSketch(words: ReadonlyMap<string, number>): Buffer {
  const sketch = Buffer.alloc(1 + BITS / 8);
  sketch[0] = VERSION;
  for (const word of words.keys()) sketch[byteOf(word)]! |= maskOf(word);
  return sketch;
}

/**
 * The cosine that a text can have at most with one of which only the sketch is known: as if that one had of its words
 * those that both may share, and no others.
 */
export function mostCosine(words: ReadonlyMap<string, number>, sketch: Uint8Array, terms: Terms): number {
  if (sketch[0] !== VERSION) return 1;
  const { weights, norm } = weighed(words, terms);
  let shared = 0;
  for (const [word, weight] of weights) if (sketch[byteOf(word)]! & maskOf(word)) shared += weight * weight;
  return norm === 0 ? 0 : Math.sqrt(shared) / norm;
}

const byteOf = (word: string) => 1 + (bitOf(word) >> 3);
const maskOf = (word: string) => 1 << (bitOf(word) & 7);

/** FNV-1a, folded. */
function bitOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (BITS - 1);
}
