import type { ReportStatus } from '../../../schema/client/index.ts';

/** Words for a status that the old application writes today; they stand in the channel's settings. */
export const STATUS_WORDS: Record<string, ReportStatus> = {
  baru: 'RECEIVED',
  diteruskan: 'DISPATCHED',
  diverifikasi: 'VERIFIED',
  diproses: 'IN_PROGRESS',
  selesai: 'CLOSED',
};

/** What the hub writes into the old application's column when a status changes here. */
export const WORDS_BACK: Partial<Record<ReportStatus, string>> = {
  DISPATCHED: 'diteruskan',
  VERIFIED: 'diverifikasi',
  IN_PROGRESS: 'diproses',
  CLOSED: 'selesai',
};

/** What the agency answers when the dry run shows a word that nothing maps: words of earlier years, and its categories. */
export const ANSWERS = {
  STATUS: { tutup: 'CLOSED', 'selesai (2019)': 'CLOSED', menunggu: 'AWAITING_COMPLETION', arsip: 'ARCHIVED' },
  CATEGORY: {
    LAMPU: 'suara-lama:lampu',
    JALAN: 'suara-lama:jalan',
    AIR: 'suara-lama:air',
    SAMPAH: 'suara-lama:sampah',
  },
} as const satisfies Record<string, Record<string, string>>;
