import ExcelJS from 'exceljs';

/** The column sets of real exports "Laporan Ringkas"; the texts under them are invented. */
const C17 = [
  'Tracking ID',
  'Tanggal Laporan Masuk',
  'Waktu Laporan Masuk',
  'Klasifikasi Laporan',
  'ID Kategori',
  'Kategori',
  'Judul Laporan',
  'Isi Laporan Awal',
  'Isi Laporan Akhir',
  'Tipe Laporan (Anonim/Rahasia)',
  'Sumber Laporan',
  'Instansi Induk',
  'Instansi Terdisposisi',
  'Status Laporan',
  'Alasan Tunda/Arsip',
  'Provinsi',
  'Kota/Kabupaten',
];
const C20 = [...C17.slice(0, 12), 'ID Instansi Terdisposisi', ...C17.slice(12), 'Kecamatan', 'Kelurahan'];
const C21 = [...C20.slice(0, 3), 'Nama Pelapor', ...C20.slice(3)];
const C26 = [
  ...C21,
  'Nomor SK',
  'Url SK',
  'Url Dokumen Laporan Tahunan',
  'Laporan yang Masuk melalui Kanal Aduan Setwapres',
  'Rating',
];
export const COLUMN_SETS: Record<17 | 20 | 21 | 26, string[]> = { 17: C17, 20: C20, 21: C21, 26: C26 };

/** Cells of one invented row by column name. */
export type Cells = Record<string, string>;

/** An ordinary row: nothing about it is odd. */
export const ordinary = (trackingId: string, cells: Cells = {}): Cells => ({
  'Tracking ID': trackingId,
  'Tanggal Laporan Masuk': '29 May 2023',
  'Waktu Laporan Masuk': '20:05:07',
  'Nama Pelapor': '',
  'Klasifikasi Laporan': 'Pengaduan Tidak Berkadar Pengawasan',
  'ID Kategori': '1397',
  Kategori: 'Jalan Berlubang',
  'Judul Laporan': 'Jalan Kenanga Berlubang',
  'Isi Laporan Awal': `Jalan Kenanga di depan pasar berlubang sejak ${trackingId.slice(-2)} hari, mohon diperbaiki.`,
  'Isi Laporan Akhir': `Jalan kenanga di depan pasar berlubang sejak ${trackingId.slice(-2)} hari, mohon diperbaiki.`,
  'Tipe Laporan (Anonim/Rahasia)': '',
  'Sumber Laporan': 'Website',
  'Instansi Induk': 'Pemerintah Kabupaten Pasaman',
  'ID Instansi Terdisposisi': '900001',
  'Instansi Terdisposisi': 'Dinas Pekerjaan Umum Kab. Pasaman',
  'Status Laporan': 'Ditutup oleh Sistem',
  'Alasan Tunda/Arsip': '',
  Provinsi: 'Sumatera Barat',
  'Kota/Kabupaten': 'Pasaman',
  Kecamatan: 'LUBUK SIKAPING',
  Kelurahan: 'Durian Tinggi',
  Rating: '4',
  ...cells,
});

/** `count` ordinary rows with the tracking ids 7000001, 7000002, ... */
export const ordinaryRows = (count: number): Cells[] =>
  Array.from({ length: count }, (_, index) => ordinary(String(7_000_001 + index)));

/** The ten rows above the header. */
export const PREAMBLE = [
  ['Judul Laporan', '', 'Laporan Ringkas'],
  [],
  ['Nama Instansi', '', 'Pemerintah Kabupaten Pasaman'],
  [],
  ['Tanggal Generate', '', '2025-11-14'],
  [],
  ['Periode Masuk', '', '(2023-01-01) - (2025-10-31)'],
  [],
  ['Pengelola', '', ''],
  [],
];

/** The grid of an export: preamble (unless left out), header, rows. */
export function ringkas(columns: string[], rows: Cells[], preamble: string[][] = PREAMBLE): string[][] {
  return [...preamble, columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
}

/** A grid as CSV (RFC 4180). */
export const csvOf = (grid: string[][], separator = ',', lineEnd = '\n') =>
  grid.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator) + lineEnd).join('');

const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Grids as the sheets of one workbook; all cells are text, as in real exports. */
export async function xlsxOf(sheets: Record<string, string[][]>): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, grid] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const cells of grid) sheet.addRow(cells.map((cell) => (cell === '' ? null : cell)));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
