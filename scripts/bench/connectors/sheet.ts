import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaintParts, type Prepare } from './scenario.ts';

/** Header of the export. */
export const COLUMNS = [
  ...['Tracking ID', 'Tanggal Laporan Masuk', 'Waktu Laporan Masuk', 'Klasifikasi Laporan', 'ID Kategori', 'Kategori'],
  ...['Judul Laporan', 'Isi Laporan Awal', 'Isi Laporan Akhir', 'Tipe Laporan (Anonim/Rahasia)', 'Sumber Laporan'],
  ...['Instansi Induk', 'Instansi Terdisposisi', 'Status Laporan', 'Alasan Tunda/Arsip', 'Provinsi', 'Kota/Kabupaten'],
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'];

/** An export "Laporan Ringkas" as CSV. */
export const sheet: Prepare = async (rows) => {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
  const file = join(folder, 'ekspor.csv');
  const out = createWriteStream(file);
  out.write(`${COLUMNS.join(',')}\n`);
  for (let n = 0; n < rows; n += 1) if (!out.write(line(n))) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return { family: 'SHEET', settings: { file }, stop: async () => rmSync(folder, { recursive: true }) };
};

/** Cells of the n-th row. */
export function cellsOf(n: number): string[] {
  const { id, day, title, body } = complaintParts(n);
  const date = `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  return [
    ...[id, date, '08:15:00', 'Pengaduan Tidak Berkadar Pengawasan', '1397', 'Penerangan Jalan', title, body, body, ''],
    ...['Website', 'Pemerintah Kabupaten Pasaman', 'Dinas Perhubungan', 'Ditutup oleh Sistem', '', 'Sumatera Barat'],
    'Pasaman',
  ];
}

function line(n: number): string {
  return `${cellsOf(n)
    .map((cell) => `"${cell}"`)
    .join(',')}\n`;
}
