import type { ClosedBy, ReportStatus } from '../../kit/index.ts';

/** Statuses of interfaces and exports (docs/SOURCES.md: statuses). "Ditolak" is no end: the report goes back. */
export const STATUSES: Record<string, ReportStatus> = {
  'Belum Terverifikasi': 'RECEIVED',
  Terverifikasi: 'VERIFIED',
  'Dalam Proses': 'IN_PROGRESS',
  'Menunggu Kelengkapan Informasi': 'AWAITING_COMPLETION',
  Ditolak: 'RETURNED',
  Selesai: 'CLOSED',
  Diarsipkan: 'ARCHIVED',
  'Ditutup oleh Sistem': 'CLOSED',
  'Ditutup oleh Admin': 'CLOSED',
  'Ditutup oleh Pelapor': 'CLOSED',
  'Diarsipkan oleh Sistem': 'ARCHIVED',
  'Diarsipkan oleh Admin': 'ARCHIVED',
  'Diarsipkan oleh Pelapor': 'ARCHIVED',
  'Konten Terblokir': 'BLOCKED',
};

const CLOSERS: [word: RegExp, closer: ClosedBy][] = [
  [/^(?:ditutup|diarsipkan) oleh sistem$/i, 'SYSTEM'],
  [/^(?:ditutup|diarsipkan) oleh admin$/i, 'ADMIN'],
  [/^(?:ditutup|diarsipkan) oleh pelapor$/i, 'REPORTER'],
];

/** Who ended a report, as its status says; null: it does not say. */
export const closerOf = (status: string): ClosedBy | null =>
  CLOSERS.find(([word]) => word.test(status.trim()))?.[1] ?? null;
