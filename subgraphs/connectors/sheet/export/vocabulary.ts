import { type Classification, closerReader, statusReader, statusWords } from '../../kit/index.ts';

/** Raw status to unified status. */
export const STATUSES = statusWords('sp4n-export');

/** Who ended a report, as its raw status says; else as the reason for its archiving does. */
export const closerOf = closerReader('sp4n-export', 'archive-reasons');

/** Is it a word of "Status Laporan"? */
export const isStatus = (raw: string) => statusReader(STATUSES)(raw) !== 'UNKNOWN';

/** "Klasifikasi Laporan"; empty on rows that agency desks typed in. */
export const CLASSES = new Map<string, Classification>([
  ['Pengaduan Berkadar Pengawasan', 'SUPERVISED_COMPLAINT'],
  ['Pengaduan Tidak Berkadar Pengawasan', 'UNSUPERVISED_COMPLAINT'],
  ['Permintaan Informasi', 'INFORMATION_REQUEST'],
  ['Aspirasi', 'ASPIRATION'],
]);

/** "Tipe Laporan (Anonim/Rahasia)": flags joined by "|". Any other word is refused: privacy is not guessed. */
export const FLAGS = new Map<string, 'anonymous' | 'secret'>([
  ['Anonim', 'anonymous'],
  ['Rahasia', 'secret'],
]);

/** System in which tracking ids, categories and agencies of an export have their numbers. */
export const SYSTEM = 'sp4n-lapor';
