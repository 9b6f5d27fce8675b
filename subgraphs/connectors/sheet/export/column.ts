/** Columns of "Laporan Ringkas" by their official names, in the order of the widest form (26 columns). */
export const COLUMN = {
  trackingId: 'Tracking ID',
  day: 'Tanggal Laporan Masuk',
  time: 'Waktu Laporan Masuk',
  reporterName: 'Nama Pelapor',
  classification: 'Klasifikasi Laporan',
  categoryId: 'ID Kategori',
  category: 'Kategori',
  title: 'Judul Laporan',
  body: 'Isi Laporan Awal',
  finalBody: 'Isi Laporan Akhir',
  flags: 'Tipe Laporan (Anonim/Rahasia)',
  sourceChannel: 'Sumber Laporan',
  parentAgency: 'Instansi Induk',
  agencyId: 'ID Instansi Terdisposisi',
  agency: 'Instansi Terdisposisi',
  status: 'Status Laporan',
  reason: 'Alasan Tunda/Arsip',
  province: 'Provinsi',
  regency: 'Kota/Kabupaten',
  district: 'Kecamatan',
  village: 'Kelurahan',
  decreeNumber: 'Nomor SK',
  decreeUrl: 'Url SK',
  yearlyReportUrl: 'Url Dokumen Laporan Tahunan',
  vicePresidentChannel: 'Laporan yang Masuk melalui Kanal Aduan Setwapres',
  rating: 'Rating',
} as const;

/** Columns that the narrower forms (17, 20, 21 columns) lack. */
const OPTIONAL: ReadonlySet<string> = new Set([
  COLUMN.reporterName,
  COLUMN.agencyId,
  COLUMN.district,
  COLUMN.village,
  COLUMN.decreeNumber,
  COLUMN.decreeUrl,
  COLUMN.yearlyReportUrl,
  COLUMN.vicePresidentChannel,
  COLUMN.rating,
]);

/** Every column known. */
export const KNOWN_COLUMNS: readonly string[] = Object.values(COLUMN);

/** The 17 columns every genuine export has. */
export const REQUIRED_COLUMNS = KNOWN_COLUMNS.filter((name) => !OPTIONAL.has(name));
