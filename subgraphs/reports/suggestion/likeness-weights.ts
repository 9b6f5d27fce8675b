import { areaKey } from '../block-key/block-key.policy.ts';
import type { Prepared } from './likeness.ts';

/** Field that tells whether one person wrote both. */
export const SENDER = 'sender';

type LevelOf = (one: Prepared, other: Prepared) => string | null;

const DAY_MS = 86_400_000;

/** The first step whose limit is reached. */
const step = (value: number, steps: readonly (readonly [limit: number, level: string])[]) =>
  steps.find(([limit]) => value >= limit)?.[1] ?? null;

const sender: LevelOf = ({ report: one }, { report: other }) => {
  if (one.anonymous || other.anonymous || one.reporterKeys.length === 0 || other.reporterKeys.length === 0) return null;
  return one.reporterKeys.some((key) => other.reporterKeys.includes(key)) ? 'SHARED' : 'DIFFER';
};

const text: LevelOf = (one, other) => {
  if (one.vector.size === 0 || other.vector.size === 0) return null;
  const [short, long] = one.vector.size < other.vector.size ? [one.vector, other.vector] : [other.vector, one.vector];
  let cosine = 0;
  for (const [word, weight] of short) cosine += weight * (long.get(word) ?? 0);
  return step(cosine, [
    [0.75, 'NEARLY_EQUAL'],
    [0.55, 'VERY_ALIKE'],
    [0.4, 'ALIKE'],
    [0.25, 'SOMEWHAT_ALIKE'],
    [0.12, 'LITTLE_ALIKE'],
    [-1, 'UNLIKE'],
  ]);
};

const time: LevelOf = ({ report: one }, { report: other }) =>
  step(-Math.abs(one.receivedAt.valueOf() - other.receivedAt.valueOf()) / DAY_MS, [
    [-1, 'DAY'],
    [-7, 'WEEK'],
    [-30, 'MONTH'],
    [-90, 'QUARTER'],
    [Number.NEGATIVE_INFINITY, 'LONGER'],
  ]);

const category: LevelOf = ({ report: one }, { report: other }) => {
  if (one.categoryId === null || other.categoryId === null) return null;
  if (one.categoryId === other.categoryId) return 'SAME';
  return one.agencyId !== null && one.agencyId === other.agencyId ? 'SAME_AGENCY' : 'DIFFER';
};

const area: LevelOf = ({ report: one }, { report: other }) => {
  for (const level of ['regency', 'district', 'village'] as const) {
    const [mine, theirs] = [one.place?.[level], other.place?.[level]];
    if (!mine || !theirs)
      return level === 'village' && one.place?.district && other.place?.district ? 'DISTRICT' : null;
    if (areaKey(mine) !== areaKey(theirs)) return level === 'village' ? 'DISTRICT' : 'DIFFER';
  }
  return 'VILLAGE';
};

const of = (bits: number, id: string, en: string) => ({ bits, words: { id, en } });

/** Bits per level: how much likelier it is in pairs about one matter than in others. Starting values, not yet learned here. */
export const WEIGHTS = {
  version: 'small-1',
  prior: -3.2,
  suggestFrom: 3,
  levelOf: { [SENDER]: sender, text, time, category, area } as Record<string, LevelOf>,
  bits: {
    [SENDER]: {
      SHARED: of(8.8, 'pelapor terverifikasi sama', 'same verified sender'),
      DIFFER: of(-0.9, 'pelapor terverifikasi berbeda', 'different verified senders'),
    },
    text: {
      NEARLY_EQUAL: of(7.4, 'isi hampir sama', 'nearly the same words'),
      VERY_ALIKE: of(4.8, 'isi sangat mirip', 'very similar words'),
      ALIKE: of(3.1, 'isi mirip', 'similar words'),
      SOMEWHAT_ALIKE: of(1.3, 'isi agak mirip', 'somewhat similar words'),
      LITTLE_ALIKE: of(-0.5, 'isi sedikit mirip', 'few words in common'),
      UNLIKE: of(-3.1, 'isi berbeda', 'different words'),
    },
    time: {
      DAY: of(3.5, 'selisih kurang dari satu hari', 'less than a day apart'),
      WEEK: of(2.6, 'selisih kurang dari satu minggu', 'less than a week apart'),
      MONTH: of(1.4, 'selisih kurang dari satu bulan', 'less than a month apart'),
      QUARTER: of(-1.5, 'selisih kurang dari tiga bulan', 'less than three months apart'),
      LONGER: of(-4.8, 'selisih lebih dari tiga bulan', 'more than three months apart'),
    },
    category: {
      SAME: of(2.4, 'kategori sama', 'same category'),
      SAME_AGENCY: of(-0.7, 'kategori lain, instansi sama', 'other category, same agency'),
      DIFFER: of(-3, 'kategori berbeda', 'different category'),
    },
    area: {
      VILLAGE: of(0.9, 'kelurahan sama', 'same village'),
      DISTRICT: of(-2.5, 'kecamatan sama, kelurahan lain atau tidak diketahui', 'same district, not the same village'),
      DIFFER: of(-4.3, 'kecamatan atau kabupaten berbeda', 'another district or regency'),
    },
  } as Record<string, Record<string, { bits: number; words: { id: string; en: string } }>>,
};
