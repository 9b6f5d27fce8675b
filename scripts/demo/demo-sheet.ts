import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { DemoComplaint, DemoStatus } from './demo-complaints.ts';

/** Columns of the export in its order. */
const COLUMNS = [
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
  'ID Instansi Terdisposisi',
  'Instansi Terdisposisi',
  'Status Laporan',
  'Alasan Tunda/Arsip',
  'Provinsi',
  'Kota/Kabupaten',
  'Kecamatan',
  'Kelurahan',
];

const EXPORT_STATUS: Record<DemoStatus, string> = {
  Baru: 'Belum Terverifikasi',
  Diverifikasi: 'Terverifikasi',
  Dikerjakan: 'Terverifikasi',
  Selesai: 'Ditutup oleh Sistem',
  Ditolak: 'Diarsipkan oleh Admin',
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writes the invented export "Laporan Ringkas" into `folder` (made if missing) as SP4N-LAPOR! would: all cells text. */
export async function writeDemoSheet(folder: string, complaints: readonly DemoComplaint[], now: Date): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Laporan Ringkas');
  const preamble = [
    ['Judul Laporan', '', 'Laporan Ringkas'],
    [],
    ['Nama Instansi', '', 'Pemerintah Kabupaten Pasaman'],
    [],
    ['Tanggal Generate', '', now.toISOString().slice(0, 10)],
    [],
    ['Periode Masuk', '', '(contoh)'],
    [],
    ['Pengelola'],
    [],
  ];
  sheet.addRows([...preamble, COLUMNS, ...complaints.map((complaint) => rowOf(complaint, now))]);
  const path = join(folder, 'laporan-ringkas-contoh.xlsx');
  await workbook.xlsx.writeFile(path);
  return path;
}

function rowOf(complaint: DemoComplaint, now: Date): string[] {
  const { id, title, place, anonymous, secret, status, topic } = complaint;
  // Exports lose line breaks without a space, and turn the final text into sentence case.
  const body = complaint.body.replaceAll('\n', '');
  const finalBody = body.charAt(0) + body.slice(1).toLowerCase();
  const at = receivedAt(complaint, now);
  const flags = [anonymous && 'Anonim', secret && 'Rahasia'].filter(Boolean).join('|');
  return [
    ...[id, `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`, at.toISOString().slice(11, 19)],
    ...[topic.classification, topic.categoryId, topic.category, title, body, finalBody, flags, 'Website'],
    ...[`Pemerintah ${place.regency}`, '', `Pemerintah ${place.regency}`, EXPORT_STATUS[status]],
    ...[status === 'Ditolak' ? 'Laporan ini diarsipkan karena tidak jelas' : '', 'Sumatera Barat'],
    ...[place.regency.replace('Kabupaten ', ''), place.district.toUpperCase(), ''],
  ];
}

/** The instant at which an invented complaint was received; its hour is meant in western Indonesian time. */
export function receivedAt({ daysAgo, hour, id }: DemoComplaint, now: Date): Date {
  const day = new Date(now.valueOf() - daysAgo * 86_400_000);
  day.setUTCHours(hour - 7, Number(id.replace(/\D/g, '')) % 60, 0, 0);
  return day > now ? now : day;
}
