import { expect, test } from '@jest/globals';
import { odditiesOf } from '../../../../../subgraphs/connectors/sheet/export/oddity.parser.ts';
import { type Cells, ordinary } from '../../../../support/ringkas.ts';

const odd = (cells: Cells) => odditiesOf({ ...ordinary('7000001'), ...cells });
const body = (text: string) => ({ 'Isi Laporan Awal': text, 'Isi Laporan Akhir': text });

test('an ordinary row has nothing odd', () => expect(odd({})).toEqual([]));

test.each<[string, Cells]>([
  ['no title', { 'Judul Laporan': '' }],
  ['the title repeats the text', { ...body('Sampah menumpuk'), 'Judul Laporan': 'SAMPAH MENUMPUK' }],
  ['looks like a test', { 'Judul Laporan': 'Tes' }],
  ['looks like a test', body('tes tes coba')],
  ['looks like a test', { 'Judul Laporan': 'Contoh Laporan' }],
  ['looks like a test', body('bcdfgh qwrtp')],
  ['a text of one word', body('banjir')],
  ['a text cut at 3,000 characters', body('panjang '.repeat(375))],
  ['no first text; the final one is taken', { 'Isi Laporan Awal': '' }],
  ['personal numbers in the text (masked for most readers)', body('NIK saya 1308000000000001 belum terdaftar')],
  ['the text refers to another report', body('Menyambung laporan saya nomor 7123456 yang lalu')],
  ['the text says the matter is not the addressed agency’s', body('Kata petugas ini bukan kewenangan dinas')],
  ['the place is given as a map code', body('Lubang di 2H3W+VH dekat sini')],
  ['no class', { 'Klasifikasi Laporan': '' }],
  [
    'no class, no category, no place',
    { 'Klasifikasi Laporan': '', 'ID Kategori': '', Kategori: '', Provinsi: '', 'Kota/Kabupaten': '' },
  ],
  ['an unknown class, "Whistle Blowing"', { 'Klasifikasi Laporan': 'Whistle Blowing' }],
  ['an unknown status, "Tertidur"', { 'Status Laporan': 'Tertidur' }],
  ['no source channel', { 'Sumber Laporan': '' }],
  ['closed without an agency', { 'Instansi Terdisposisi': '', 'ID Instansi Terdisposisi': '' }],
  ['an agency without its id', { 'ID Instansi Terdisposisi': '' }],
  ['a category without its id', { 'ID Kategori': '' }],
  ['archived without a reason', { 'Status Laporan': 'Diarsipkan oleh Admin' }],
  ['a space behind the reason', { 'Alasan Tunda/Arsip': 'Kedaluwarsa. ' }],
  ['a non-breaking space in the category', { Kategori: 'Pertanian dan\u00a0Peternakan' }],
  ['anonymous, yet named', { 'Tipe Laporan (Anonim/Rahasia)': 'Anonim', 'Nama Pelapor': 'Warga Contoh' }],
  ['the place "Kota Padang" against "Kabupaten Pasaman"', { 'Kota/Kabupaten': 'Kota Padang' }],
  [
    'the place "Pasaman" against "Kota Padang"',
    body('Lampu jalan padam semuaLokasi Kejadian Kota Padang | A | B | dekat pasarKewenangan Pemkot Padang'),
  ],
])('%s is noted', (note, cells) => expect(odd(cells)).toEqual([note]));

test('a narrow export is not blamed for the agency ids it has no column for', () => {
  const { 'ID Instansi Terdisposisi': _, ...narrow } = ordinary('7000001');
  expect(odditiesOf(narrow)).toEqual([]);
});

test('a row newer than its export is noted', () => {
  const exported = (day: string) => odditiesOf({ ...ordinary('7000001'), _exportedDay: day });
  expect(exported('2023-05-28')).toEqual(['received after the day of the export']);
  expect(exported('2023-05-29')).toEqual([]);
});

test('several oddities of one row are all noted', () => {
  expect(odd({ 'Judul Laporan': '', 'Sumber Laporan': '' })).toEqual(['no title', 'no source channel']);
});

test('hostile texts of the longest cell are looked at in no time', () => {
  const started = performance.now();
  for (const part of ['tes, ', 'asdf', 'x', ' ', 'Lokasi Kejadian ', '"]', 'laporan 123456']) {
    expect(odd(body(`${part.repeat(256_000 / part.length)} akhir`))).not.toContain('no title');
  }
  expect(performance.now() - started).toBeLessThan(3_000);
});
