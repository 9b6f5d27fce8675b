/** A number that looks drawn and is not: the same words give the same one, on every machine (FNV-1a, 32 bits, mixed). */
export function draw(words: string, below: number): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place += 1) hash = Math.imul(hash ^ words.charCodeAt(place), 0x01000193);
  // The low bits of FNV of similar words are alike; mixing spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

/** One of `choices`. */
export const pick = <Choice>(words: string, choices: readonly Choice[]): Choice =>
  choices[draw(words, choices.length)]!;
