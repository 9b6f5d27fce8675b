/** Bands of a signature and minima per band: texts that share most words share a band, others hardly ever do. */
const BANDS = 6;
const PER_BAND = 4;
/** Family of permutations that the bands are taken from; a wider setting later keeps the keys of this one. */
const PERMUTATIONS = 64;

/** Starting points of the permutations: fixed, since stored keys depend on them. */
const SEEDS = Array.from({ length: PERMUTATIONS }, (_, n) => mix((n + 1) * 0x9e3779b9));

/** The bands of a text's MinHash signature, "2:1a.2b.3c.4d", whatever the order of its words. */
export function bandsOf(words: readonly string[]): string[] {
  const hashes = [...new Set(words)].map(wordHash);
  return Array.from({ length: BANDS }, (_, band) => {
    const seeds = SEEDS.slice(band * PER_BAND, (band + 1) * PER_BAND);
    return `${band}:${seeds.map((seed) => smallest(hashes, seed).toString(36)).join('.')}`;
  });
}

function smallest(hashes: readonly number[], seed: number): number {
  let least = 0xffffffff;
  for (const hash of hashes) {
    const moved = mix(hash ^ seed);
    if (moved < least) least = moved;
  }
  return least;
}

/** FNV-1a, 32 bits; never stored. */
function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < word.length; place += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: each input bit moves half the output bits. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
