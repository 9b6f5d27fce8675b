import type { ReportStatus } from '../../../schema/client/index.ts';

/** What citizens read for each status. */
export const STATUS: Record<ReportStatus, string> = {
  RECEIVED: 'Belum terverifikasi',
  DISPATCHED: 'Terdisposisi',
  VERIFIED: 'Terverifikasi',
  IN_PROGRESS: 'Dalam proses',
  AWAITING_COMPLETION: 'Menunggu kelengkapan informasi',
  POSTPONED: 'Tunda',
  RETURNED: 'Bukan kewenangan',
  CLOSED: 'Ditutup',
  ARCHIVED: 'Diarsipkan',
  BLOCKED: 'Konten terblokir',
  UNKNOWN: 'Tidak diketahui',
};

/** What to do about an error, by its remedy. */
export const REMEDY = {
  FIX_INPUT: 'Perbaiki isian, lalu kirim lagi.',
  RETRY: 'Coba lagi sebentar lagi.',
  ASK_OPERATOR: 'Hubungi pengelola dan sebutkan nomor permintaan.',
};

const INSTANT = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });

/** "24 Nov 2026, 20.04 WIB" */
export const instant = (at: string): string => `${INSTANT.format(new Date(at))} WIB`;
