/** Official Indonesian words of the paper for the hub's codes; a code without one is printed as it is. */
const WORDS: Record<string, string> = {
  RECEIVED: 'Belum Terverifikasi',
  DISPATCHED: 'Terdisposisi',
  VERIFIED: 'Terverifikasi',
  IN_PROGRESS: 'Dalam Proses',
  AWAITING_COMPLETION: 'Menunggu Kelengkapan Informasi',
  POSTPONED: 'Ditunda',
  RETURNED: 'Bukan Kewenangan (dikembalikan)',
  CLOSED: 'Ditutup',
  ARCHIVED: 'Diarsipkan',
  BLOCKED: 'Konten Terblokir',
  PUBLIC: 'Publik',
  REPORTER: 'Pelapor',
  LIAISON: 'Pejabat Penghubung',
  AGENCY_ADMIN: 'Admin Instansi',
  CENTRAL_ADMIN: 'Admin Pusat',
  OMBUDSMAN: 'Ombudsman RI',
  AUDITOR: 'Auditor',
  CONNECTOR: 'Sistem kanal',
  SYSTEM: 'Sistem',
  CENTRE: 'Admin Pusat',
  AGENCY: 'Instansi',
  DISPATCH: 'Verifikasi dan disposisi',
  AGENCY_VERIFICATION: 'Verifikasi instansi',
  INFORMATION_REQUEST: 'Permintaan informasi',
  WITHOUT_FIELD_CHECK: 'Pengaduan tidak berkadar pengawasan',
  WITH_FIELD_CHECK: 'Pengaduan berkadar pengawasan',
  ASPIRATION: 'Aspirasi',
  REPORTER_REPLY: 'Jangka waktu balasan pelapor',
  OMBUDSMAN_RIGHT: 'Hak melapor ke Ombudsman',
  UNSUPERVISED_COMPLAINT: 'Pengaduan Tidak Berkadar Pengawasan',
  SUPERVISED_COMPLAINT: 'Pengaduan Berkadar Pengawasan',
  RUNNING: 'berjalan',
  OVERDUE: 'terlampaui',
  PAUSED: 'berhenti sementara',
  MET: 'terpenuhi',
  BREACHED: 'dilanggar',
  PASSED: 'telah lewat',
  CANCELLED: 'gugur',
  UNKNOWN: 'tidak diketahui',
  CONTENT: 'isi laporan rahasia dibuka',
  REVEAL: 'identitas pelapor dibuka dengan alasan',
};

/** Words for what happened; some codes are those of statuses too. */
const EVENTS: Record<string, string> = {
  RECEIVED: 'Laporan diterima',
  SOURCE_CHANGED: 'Perubahan di sumber',
  CLASSIFIED: 'Klasifikasi',
  DISPATCHED: 'Disposisi',
  VERIFIED: 'Verifikasi',
  RETURNED: 'Dikembalikan (bukan kewenangan)',
  COMPLETION_REQUESTED: 'Permintaan kelengkapan',
  COMPLETED: 'Kelengkapan diterima',
  FOLLOWED_UP: 'Tindak lanjut',
  REPORTER_REPLIED: 'Balasan pelapor',
  REOPENED: 'Dibuka kembali',
  RATED: 'Penilaian pelapor',
  MERGED: 'Digabung dengan laporan lain',
  UNMERGED: 'Dipisahkan kembali',
};

/** The word for the code of an event. */
export const eventWord = (kind: string): string => EVENTS[kind] ?? word(kind);

/** The word for a code of the hub. */
export const word = (code: unknown): string => (typeof code === 'string' ? (WORDS[code] ?? code) : '-');
