/** Words that say what an office or area is and differ between sources. */
const SAME_WORD: Record<string, string> = {
  kab: 'kabupaten',
  kec: 'kecamatan',
  kel: 'kelurahan',
  prov: 'provinsi',
  pemkab: 'pemerintah kabupaten',
  pemkot: 'pemerintah kota',
  pemprov: 'pemerintah provinsi',
};

/**
 * The form in which names of places and offices are compared: no case, accents, punctuation or double spaces,
 * abbreviations written out. "KAB. Pasaman" and "Kabupaten  Pasaman" share the key "kabupaten pasaman".
 */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  return words.map((word) => SAME_WORD[word] ?? word).join(' ');
}
