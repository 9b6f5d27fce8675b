/** Titles and degrees around Indonesian names, and words that say nothing about who it is. */
const TITLES: ReadonlySet<string> = new Set(
  'h hj haji hajah kh kyai ust ustad ustadz dr drs dra ir prof rd raden rr ibu bapak bpk sdr sdri st sh se spd msi mm mt mkes skom sos'.split(
    ' ',
  ),
);
/** One name in several coats; the first of a row stands for all. */
const VARIANTS = `muhammad mohammad mohamad muhamad mochammad mochamad mokhamad muchamad moh muh moch much md mhd
ahmad achmad akhmad akhmat
abdul abd abdoel
siti sitti st
nur noer noor
dewi dewie`;
const STANDARD = new Map(
  VARIANTS.split('\n').flatMap((row) => row.split(' ').map((name, _, all) => [name, all[0]!] as const)),
);
/** Spelling before 1972 and after: "Soekarno" and "Sukarno". */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/sj/g, 'sy'],
  [/nj/g, 'ny'],
  [/(?<=\p{L})ch/gu, 'kh'],
  [/(\p{L})\1/gu, '$1'],
];

/** A name as it is compared: "Hj. Sitti Noer" and "SITI NUR" are one; words parted by single blanks. */
export function nameOf(said: string | null): string {
  const words = (said ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
  const kept = words.length > 1 ? words.filter((word) => !TITLES.has(word)) : words;
  return kept.map((word) => STANDARD.get(word) ?? spelled(word)).join(' ');
}

const spelled = (word: string) => SPELLINGS.reduce((text, [old, today]) => text.replace(old, today), word);
