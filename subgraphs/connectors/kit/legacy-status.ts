import { z } from 'zod';
import { type ClosedBy, REPORT_STATUSES, type ReportStatus } from './complaint.ts';
import { wordReader } from './status.ts';

/** Words of one kind of system for a status, as people know that kind. */
export const VOCABULARIES = [
  'sp4n-export',
  'sp4n-api',
  'sp4n-public',
  'sp4n-actions',
  'archive-reasons',
  'jaki',
  'west-java',
  'laporgub',
] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

/** A raw word, what it means, and who ended a report that bears it. A star in it stands for any words. */
export type StatusRow = readonly [raw: string, status: ReportStatus, closedBy: ClosedBy | null];

/**
 * Every legacy vocabulary (docs/SOURCES.md#statuses). Closed is not solved; what a word does not say (who ended it)
 * stays null. Where a word can be read in two ways the earlier step is taken: nothing looks further than it is.
 */
export const LEGACY_STATUSES: Record<Vocabulary, readonly StatusRow[]> = {
  /** "Status Laporan" of an admin's export. */
  'sp4n-export': [
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
  ],
  /** `status_name` of the interface. "Ditolak" is no end there: the report goes back. */
  'sp4n-api': [
    ['Belum Terverifikasi', 'RECEIVED', null],
    ['Terverifikasi', 'VERIFIED', null],
    ['Dalam Proses', 'IN_PROGRESS', null],
    ['Selesai', 'CLOSED', null],
    ['Diarsipkan', 'ARCHIVED', null],
    ['Ditolak', 'RETURNED', null],
  ],
  /** The public page of a report. */
  'sp4n-public': [
    ['Terdisposisi ke *', 'DISPATCHED', null],
    ['Ditindaklanjuti oleh Instansi', 'IN_PROGRESS', null],
    ['Ditanggapi oleh Pelapor', 'IN_PROGRESS', null],
  ],
  /** What an admin does (version 3), where a source shows the action in place of the status it leads to. */
  'sp4n-actions': [
    ['Verifikasi', 'VERIFIED', null],
    ['Tunda', 'POSTPONED', null],
    ['Bukan Wewenang', 'RETURNED', null],
    ['Arsipkan', 'ARCHIVED', 'ADMIN'],
  ],
  /** Why a report was archived; it also tells by whom. */
  'archive-reasons': [
    ['*Mengandung SARA, Tidak Memiliki Bukti Dukung, Tidak Jelas, dan Tidak Relevan*', 'ARCHIVED', 'ADMIN'],
    ['*batas kadaluarsa pengaduan*', 'ARCHIVED', 'SYSTEM'],
    ['*sesuai dengan keinginan Pelapor*', 'ARCHIVED', 'REPORTER'],
  ],
  /** JAKI/CRM, Jakarta. "Koordinasi" comes before the disposition. */
  jaki: [
    ['Menunggu', 'RECEIVED', null],
    ['Koordinasi', 'RECEIVED', null],
    ['Disposisi', 'DISPATCHED', null],
    ['Proses', 'IN_PROGRESS', null],
    ['Selesai', 'CLOSED', null],
  ],
  /** West Java. What is handed on to another desk is dispatched, not ended. */
  'west-java': [
    ['unverified', 'RECEIVED', null],
    ['verified', 'VERIFIED', null],
    ['failed', 'ARCHIVED', 'ADMIN'],
    ['directed_to_hotline_jabar', 'DISPATCHED', null],
    ['not_yet_instructed', 'VERIFIED', null],
    ['not_yet_coordinated', 'VERIFIED', null],
    ['coordinated', 'DISPATCHED', null],
    ['diverted_to_span', 'DISPATCHED', null],
    ['rejected', 'ARCHIVED', 'ADMIN'],
    ['followup', 'IN_PROGRESS', null],
    ['postponed', 'POSTPONED', null],
    ['review', 'IN_PROGRESS', null],
    ['finished', 'CLOSED', null],
  ],
  /** LaporGub, Central Java. "Verifikasi" is the step in which it is looked at, not its outcome. */
  laporgub: [
    ['verifikasi', 'RECEIVED', null],
    ['belum dijawab', 'DISPATCHED', null],
    ['progres', 'IN_PROGRESS', null],
    ['selesai', 'CLOSED', null],
    ['tidak layak', 'ARCHIVED', 'ADMIN'],
    ['spam', 'ARCHIVED', 'ADMIN'],
    ['dikembalikan', 'RETURNED', null],
    ['bukan wewenang', 'RETURNED', null],
  ],
};

const rowsOf = (names: readonly Vocabulary[]) => names.flatMap((name) => LEGACY_STATUSES[name]);

/** Raw word to unified status, over some vocabularies: the `statusMap` of a connector. Of equal words the first counts. */
export const statusWords = (...names: Vocabulary[]): Record<string, ReportStatus> =>
  Object.fromEntries(
    rowsOf(names)
      .toReversed()
      .map(([raw, status]) => [raw, status]),
  );

/** Reads who ended a report that bears a word of these vocabularies; null: the word does not say. */
export function closerReader(...names: Vocabulary[]): (raw: string | null | undefined) => ClosedBy | null {
  const table = Object.fromEntries(
    rowsOf(names)
      .toReversed()
      .map(([raw, , closedBy]) => [raw, closedBy]),
  );
  const read = wordReader(table);
  return (raw) => read(raw ?? '') ?? null;
}

/** One of our statuses. A refinement, for a union tells the path of a fault only where its options do not break off. */
const ourStatus = z
  .string()
  .refine((word) => REPORT_STATUSES.some((status) => status === word), {
    error: `is none of ${REPORT_STATUSES.join(', ')}`,
    params: { values: REPORT_STATUSES },
  })
  .meta({ enum: [...REPORT_STATUSES] }) as unknown as z.ZodType<ReportStatus, ReportStatus>;

/** Setting of a source: its words for a status, or the name of the vocabulary it speaks. */
export const statusTable = z.union([
  z.record(z.string(), ourStatus),
  z.enum(VOCABULARIES).transform((name) => statusWords(name)),
]);
