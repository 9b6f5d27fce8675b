import { nameKey } from '../../common/text/name-key.ts';
import type { ComparedReport } from './compared-report.ts';
import { bandsOf } from './min-hash.policy.ts';

/** Ground on which two reports can meet: P sender, G cell, S street, K village, R rare words, M like texts. */
export type KeyKind = 'P' | 'G' | 'S' | 'K' | 'R' | 'M';

/** What tells a word apart from most others: which letters it has (a bit each), and how many. */
export interface WordSketch {
  letters: number;
  length: number;
}

/** A report as read: its words in order, its streets ("melatiraya"), its rarest words by the term table in force. */
export interface ReadReport {
  readonly report: ComparedReport;
  readonly words: readonly string[];
  readonly streets: readonly string[];
  readonly rarest: readonly string[];
  /** Of the village that a column names; null: none does. */
  readonly village: WordSketch | null;
}

/** 400 m of latitude; near the equator of longitude too. */
const CELL_DEGREES = 0.0036;
/** Fewer different words than this prove nothing: "Tes" is written by everybody. */
const FEWEST_WORDS = 5;

/** What each kind of key is made of, as plain texts; they are hashed with a key before anything is stored. */
const STORED: Record<KeyKind, (read: ReadReport) => string[]> = {
  // "Same sender" would unmask whoever wished to be anonymous: no such key is ever written.
  P: ({ report }) => (report.anonymous ? [] : [...report.reporterKeys]),
  G: ({ report }) => cellsOf(report, [0]),
  S: ({ report, streets }) => streets.map((street) => `${street}/${areaKey(report.place?.regency)}`),
  K: ({ report: { place, categoryId } }) =>
    place?.village && categoryId ? [`${areaKey(place.regency)}/${areaKey(place.village)}/${categoryId}`] : [],
  R: ({ rarest }) => pairsOf(rarest),
  M: ({ words }) => (new Set(words).size < FEWEST_WORDS ? [] : bandsOf(words)),
};

/** Where a report is looked for: its own keys, and the cells around its own. */
const PROBED = { ...STORED, G: ({ report }: ReadReport) => cellsOf(report, [-1, 0, 1]) };

/** Texts of the keys under which a report is stored, each once, with its kind in front. */
export const storedKeys = (read: ReadReport): string[] => keysBy(STORED, read);

/** Texts of the keys under which reports like it are found. */
export const probedKeys = (read: ReadReport): string[] => keysBy(PROBED, read);

/** Texts of the keys that would tell its sender: none of them may be stored once a report is anonymous. */
export const senderKeys = ({ reporterKeys }: ComparedReport): string[] => reporterKeys.map((key) => `P:${key}`);

const keysBy = (table: typeof STORED, read: ReadReport): string[] => [
  ...new Set(Object.entries(table).flatMap(([kind, keys]) => keys(read).map((key) => `${kind}:${key}`))),
];

function cellsOf({ place, categoryId }: ComparedReport, steps: readonly number[]): string[] {
  if (place?.lat == null || place.lng == null) return [];
  const [row, column] = [Math.floor(place.lat / CELL_DEGREES), Math.floor(place.lng / CELL_DEGREES)];
  return steps.flatMap((down) => steps.map((right) => `${row + down}/${column + right}/${categoryId ?? '-'}`));
}

/** Name of an area without the word that says what it is, which sources leave out or not; unknown: "-". */
export const areaKey = (name: string | null | undefined) =>
  name ? nameKey(name).replace(/^(?:kabupaten|kota|kecamatan|kelurahan|desa|nagari) /, '') : '-';

function pairsOf(words: readonly string[]): string[] {
  const sorted = [...words].sort();
  return sorted.flatMap((one, place) => sorted.slice(place + 1).map((other) => `${one} ${other}`));
}
