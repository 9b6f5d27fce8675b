import type { Classification, ClosedBy, ReportStatus } from '../../kit/index.ts';

/** "Status Laporan" of an export: step reached, and who ended it. Closed is not solved (docs/SOURCES.md: statuses). */
const STEPS: [raw: string, status: ReportStatus, closedBy: ClosedBy | null][] = [
  ['Belum Terverifikasi', 'RECEIVED', null],
  ['Terverifikasi', 'VERIFIED', null],
  ['Menunggu Kelengkapan Informasi', 'AWAITING_COMPLETION', null],
  ['Ditutup oleh Sistem', 'CLOSED', 'SYSTEM'],
  ['Ditutup oleh Admin', 'CLOSED', 'ADMIN'],
  ['Ditutup oleh Pelapor', 'CLOSED', 'REPORTER'],
  ['Diarsipkan oleh Sistem', 'ARCHIVED', 'SYSTEM'],
  ['Diarsipkan oleh Admin', 'ARCHIVED', 'ADMIN'],
  ['Diarsipkan oleh Pelapor', 'ARCHIVED', 'REPORTER'],
  ['Konten Terblokir', 'BLOCKED', null],
];

/** Raw status to unified status. */
export const STATUSES: Record<string, ReportStatus> = Object.fromEntries(STEPS.map(([raw, status]) => [raw, status]));

/** Who ended a report, by its raw status in lower case. */
export const CLOSERS = new Map(STEPS.map(([raw, , closedBy]) => [raw.toLowerCase(), closedBy]));

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
