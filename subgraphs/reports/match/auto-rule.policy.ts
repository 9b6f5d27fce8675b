import { AUTO_CONDITIONS, type BandFacts } from '../likeness/band.policy.ts';
import type { LikenessBand } from '../likeness/model.ts';

/** All that decides whether a rule may join two reports by likeness. */
export interface AutoFacts extends BandFacts {
  band: LikenessBand;
  /** Most reports of 30 days by one verified id that both share. */
  deskReports: number;
  /** A call centre's stamp stands in one of them: the verified id may be the desk's. */
  callCentre: boolean;
  /** Joined already, or kept apart by a person. */
  settled: boolean;
  bothShown: boolean;
  historic: boolean;
  /** Real reports that the table of rare words counts. */
  termDocuments: number;
  /** Audits have stopped automatic joining in the category of one of them. */
  suspended: boolean;
}

/** What of a pair a condition tells about. */
export type Ground = 'SENDERS' | 'CONTENTS' | 'BOTH' | 'NEITHER';

/** One condition of the automatic policy. */
export interface AutoCondition {
  holds: (facts: AutoFacts) => boolean;
  ground: Ground;
  /** What was seen, for the record of the decision. */
  seen: (facts: AutoFacts) => string;
  /** Why it is not automatic, when the condition does not hold. */
  unmet: readonly [indonesian: string, english: string];
}

/** More than this in 30 days is a desk that writes for others. */
export const MOST_BY_ONE_ID = 20;
/** The limit of likeness was measured with rare words counted over so many real reports. */
const FEWEST_DOCUMENTS = 2_000;

/** A table row: condition, ground, what was seen, why not. */
const row = (
  holds: AutoCondition['holds'],
  ground: Ground,
  seen: AutoCondition['seen'],
  ...unmet: [indonesian: string, english: string]
): AutoCondition => ({ holds, ground, seen, unmet });

const likeness = (name: string): AutoCondition['holds'] => AUTO_CONDITIONS[name]!;

/** The measured policy A4. Every condition must hold; each one only narrows it. */
// biome-ignore format: a table
export const AUTO_RULE: Readonly<Record<string, AutoCondition>> = {
  sender: row(likeness('shared verified id'), 'SENDERS', () => 'same verified id', 'Tidak ada identitas terverifikasi yang sama', 'No verified id in common'),
  text: row(likeness('similar text'), 'CONTENTS', (f) => `cosine ${f.cosine.toFixed(2)}`, 'Teks kurang mirip', 'The texts are not alike enough'),
  conflict: row(likeness('no conflict'), 'CONTENTS', () => 'none', 'Ada keterangan yang saling bertentangan', 'Something contradicts'),
  time: row(likeness('within 30 days'), 'NEITHER', (f) => `${f.daysApart.toFixed(1)} days`, 'Berselang 30 hari atau lebih', '30 days or more apart'),
  veil: row(likeness('nothing veiled'), 'NEITHER', () => 'neither anonymous nor secret', 'Salah satu anonim atau rahasia', 'One of them is anonymous or secret'),
  open: row(likeness('both open'), 'NEITHER', () => 'both open', 'Salah satu sudah selesai', 'One of them is closed'),
  agency: row(likeness('same agency'), 'NEITHER', () => 'same agency', 'Instansi berbeda: diputuskan admin pusat', 'Other agency: a central admin decides'),
  words: row(likeness('enough words'), 'CONTENTS', (f) => `${f.fewestWords} words at least`, 'Teks terlalu pendek', 'A text is too short'),
  desk: row((f) => f.deskReports <= MOST_BY_ONE_ID, 'SENDERS', (f) => `${f.deskReports} reports in 30 days`, 'Identitas itu dipakai sebuah loket', 'That id is used by a desk'),
  callCentre: row((f) => !f.callCentre, 'CONTENTS', () => 'neither by a call centre', 'Diterima oleh pusat panggilan', 'Taken down by a call centre'),
  pin: row((f) => !f.settled, 'NEITHER', () => 'none', 'Sudah digabung, atau dipisahkan oleh petugas', 'Joined already, or kept apart by a person'),
  stage: row((f) => f.bothShown, 'NEITHER', () => 'both shown', 'Salah satu kanal belum ditampilkan', 'A channel is not shown yet'),
  history: row((f) => !f.historic, 'NEITHER', () => 'neither is history', 'Salah satu adalah arsip', 'One of them is imported history'),
  terms: row((f) => f.termDocuments >= FEWEST_DOCUMENTS, 'NEITHER', (f) => `${f.termDocuments} documents`, 'Kata belum dihitung atas 2.000 laporan', 'Words are not counted over 2,000 reports yet'),
  audit: row((f) => !f.suspended, 'NEITHER', () => 'not suspended', 'Penggabungan otomatis kategori ini dihentikan sementara', 'Automatic joining is suspended in this category'),
  likeness: row((f) => f.band === 'AUTO_ELIGIBLE', 'BOTH', (f) => `${f.bits} bits`, 'Kemiripan belum cukup pasti', 'The likeness is not sure enough'),
};

/** Names of the conditions that do not hold. */
export const unmetBy = (facts: AutoFacts): string[] =>
  Object.entries(AUTO_RULE).flatMap(([name, { holds }]) => (holds(facts) ? [] : [name]));

/** What was seen at each condition, as the decision keeps it. */
export const evidenceOf = (facts: AutoFacts): Record<string, string> =>
  Object.fromEntries(Object.entries(AUTO_RULE).map(([name, { seen }]) => [name, seen(facts)]));
