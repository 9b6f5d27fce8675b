import { kept } from './kept.ts';
import { remembered } from './remembered.ts';

const PREFIXES = [
  'memper',
  'diper',
  'menge',
  'peng',
  'meng',
  'meny',
  'pem',
  'men',
  'mem',
  'pen',
  'ber',
  'ter',
  'per',
  'di',
  'me',
  'pe',
  'ke',
  'se',
];
const SUFFIXES = ['kannya', 'annya', 'inya', 'nya', 'kan', 'an', 'i'];
const ROOT = 4;

/** A word without its common affixes, four letters left at least. Crude: serves likeness, not grammar. */
export const stem = remembered((word) => {
  const suffix = SUFFIXES.find((s) => word.endsWith(s) && word.length - s.length >= ROOT);
  const bare = suffix ? word.slice(0, -suffix.length) : word;
  const prefix = PREFIXES.find((p) => bare.startsWith(p) && bare.length - p.length >= ROOT);
  return prefix ? bare.slice(prefix.length) : bare;
});

/** The stem of a token's word. */
export const stemOf = kept((token) => stem(token.text));
