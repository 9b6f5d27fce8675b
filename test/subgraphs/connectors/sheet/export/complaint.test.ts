import { expect, test } from '@jest/globals';
import { normalizeInfo, type RawRecord } from '../../../../../subgraphs/connectors/kit/index.ts';
import { complaintOf } from '../../../../../subgraphs/connectors/sheet/export/complaint.parser.ts';
import { sheetConnector } from '../../../../../subgraphs/connectors/sheet/sheet.connector.ts';
import { type Cells, ordinary } from '../../../../support/ringkas.ts';

const normalize = (cells: Cells, added: RawRecord = {}, timezone = 'UTC') => {
  const info = normalizeInfo(sheetConnector, { folder: 'x', timezone });
  return complaintOf({ ...ordinary('7000001'), ...cells, ...added }, info);
};

test('a row in the words of the hub', () => {
  expect(normalize({ 'Nama Pelapor': 'Warga Contoh' }, { _exportedDay: '2025-11-14' })).toEqual({
    externalId: '7000001',
    title: 'Jalan Kenanga Berlubang',
    body: 'Jalan Kenanga di depan pasar berlubang sejak 01 hari, mohon diperbaiki.',
    finalBody: 'Jalan kenanga di depan pasar berlubang sejak 01 hari, mohon diperbaiki.',
    status: 'CLOSED',
    closedBy: 'SYSTEM',
    statusRaw: 'Ditutup oleh Sistem',
    archiveReason: null,
    privacy: { anonymous: false, secret: false },
    occurredAt: '2023-05-29T20:05:07.000Z',
    updatedAt: '2025-11-14T00:00:00.000Z',
    classification: 'UNSUPERVISED_COMPLAINT',
    category: { system: 'sp4n-lapor', id: '1397', name: 'Jalan Berlubang' },
    agency: { system: 'sp4n-lapor', id: '900001', name: 'Dinas Pekerjaan Umum Kab. Pasaman' },
    parentAgency: { system: 'sp4n-lapor', id: null, name: 'Pemerintah Kabupaten Pasaman' },
    place: {
      province: 'Sumatera Barat',
      regency: 'Pasaman',
      district: 'LUBUK SIKAPING',
      village: 'Durian Tinggi',
      detail: null,
    },
    reporter: { name: 'Warga Contoh', ids: [] },
    attachments: [],
    numbers: [{ system: 'sp4n-lapor', id: '7000001', name: null }],
    sourceChannel: 'Website',
    url: null,
    answers: [],
  });
});

test.each([
  ['Belum Terverifikasi', 'RECEIVED', null],
  ['Terverifikasi', 'VERIFIED', null],
  ['Menunggu Kelengkapan Informasi', 'AWAITING_COMPLETION', null],
  ['Ditutup oleh Sistem', 'CLOSED', 'SYSTEM'],
  ['Ditutup oleh Admin', 'CLOSED', 'ADMIN'],
  ['Ditutup oleh Pelapor', 'CLOSED', 'REPORTER'],
  ['Diarsipkan oleh Sistem', 'ARCHIVED', 'SYSTEM'],
  ['Diarsipkan oleh Admin', 'ARCHIVED', 'ADMIN'],
  ['diarsipkan oleh pelapor ', 'ARCHIVED', 'REPORTER'],
  ['Konten Terblokir', 'BLOCKED', null],
  ['Sedang Dipikirkan', 'UNKNOWN', null],
])('the status %j means %s, ended by %s; the raw word is kept', (raw, status, closedBy) =>
  expect(normalize({ 'Status Laporan': raw })).toMatchObject({ status, closedBy, statusRaw: raw.trim() }),
);

test.each([
  ['', false, false],
  ['Anonim', true, false],
  ['Rahasia', false, true],
  ['Anonim|Rahasia', true, true],
  [' Rahasia | Anonim ', true, true],
])('the flags %j mean anonymous %s, secret %s', (said, anonymous, secret) =>
  expect(normalize({ 'Tipe Laporan (Anonim/Rahasia)': said }).privacy).toEqual({ anonymous, secret }),
);

test.each([
  ['Pengaduan Berkadar Pengawasan', 'SUPERVISED_COMPLAINT'],
  ['Pengaduan Tidak Berkadar Pengawasan', 'UNSUPERVISED_COMPLAINT'],
  ['Permintaan Informasi', 'INFORMATION_REQUEST'],
  ['Aspirasi', 'ASPIRATION'],
  ['', null],
  ['constructor', null],
])('the class %j is %s', (said, classification) =>
  expect(normalize({ 'Klasifikasi Laporan': said }).classification).toBe(classification),
);

test.each([
  ['Tracking ID', '', 'column "Tracking ID": is empty'],
  ['Tracking ID', 'Jumlah', '"Jumlah" is no tracking id'],
  ['Tanggal Laporan Masuk', '', '"" is no date such as "29 May 2023"'],
  ['Tanggal Laporan Masuk', '31 Feb 2023', '"31 Feb 2023" is no date'],
  ['Tanggal Laporan Masuk', '29 Mei 2023', '"29 Mei 2023" is no date'],
  ['Tanggal Laporan Masuk', '45075', 'a spreadsheet serial'],
  ['Tanggal Laporan Masuk', '1 Jan 1970', 'before LAPOR! began'],
  ['Waktu Laporan Masuk', '25:00:00', '"25:00:00" is no time of day'],
  ['Waktu Laporan Masuk', '', '"" is no time of day'],
  ['Tipe Laporan (Anonim/Rahasia)', 'Publik', '"Publik" is neither Anonim nor Rahasia'],
  ['Tipe Laporan (Anonim/Rahasia)', 'Anonim|constructor', '"constructor" is neither'],
  ['Status Laporan', ' ', 'column "Status Laporan": is empty'],
])('a row whose %s is %j is refused, naming column and fault', (column, value, fault) =>
  expect(() => normalize({ [column]: value })).toThrow(
    expect.objectContaining({
      errorClass: 'record',
      message: expect.stringContaining(fault),
    }),
  ),
);

test('a row without any text is refused; a final text stands in for the first', () => {
  expect(() => normalize({ 'Isi Laporan Awal': ' ', 'Isi Laporan Akhir': '' })).toThrow(
    'column "Isi Laporan Awal": is empty, and so is the final text.',
  );
  expect(normalize({ 'Isi Laporan Awal': '', 'Isi Laporan Akhir': 'teks' })).toMatchObject({
    body: 'teks',
    finalBody: 'teks',
  });
});

test('ids are text: zeros in front count, a hash sign does not', () => {
  expect(normalize({ 'Tracking ID': '#0000123' }).externalId).toBe('0000123');
});

test('times are those of the zone the channel is set to', () => {
  expect(normalize({}, {}, 'Asia/Jakarta').occurredAt).toBe('2023-05-29T13:05:07.000Z');
});

test('a narrow export gives the same row without what it does not know', () => {
  const { Kecamatan, Kelurahan, 'ID Instansi Terdisposisi': _, 'Nama Pelapor': __, ...narrow } = ordinary('7000001');
  const info = normalizeInfo(sheetConnector, { folder: 'x', timezone: 'UTC' });
  const complaint = complaintOf(narrow, info);
  expect(complaint.agency).toEqual({ system: 'sp4n-lapor', id: null, name: 'Dinas Pekerjaan Umum Kab. Pasaman' });
  expect(complaint.place).toMatchObject({ regency: 'Pasaman', district: null, village: null });
  expect(complaint).toMatchObject({ reporter: null, updatedAt: null });
});

test('what is empty is null, and names lose their odd spaces', () => {
  const complaint = normalize({
    'Judul Laporan': ' ',
    'ID Kategori': '',
    Kategori: '',
    'Instansi Terdisposisi': '',
    'ID Instansi Terdisposisi': '',
    'Instansi Induk': '',
    'Sumber Laporan': '',
    Provinsi: '',
    'Kota/Kabupaten': '',
    Kecamatan: '',
    Kelurahan: '',
    'Alasan Tunda/Arsip': 'Laporan diarsipkan karena\u00a0kedaluwarsa. ',
  });
  expect(complaint).toMatchObject({
    title: null,
    category: null,
    agency: null,
    parentAgency: null,
    sourceChannel: null,
    place: null,
    archiveReason: 'Laporan diarsipkan karena kedaluwarsa.',
  });
});

test('a call centre’s stamp gives the place, stays in the text, and wins over the columns', () => {
  const body =
    'Lampu jalan padamLokasi Kejadian KABUPATEN Pasaman | RAO | TARUANG | dekat mesinKewenangan Pemda Pasaman';
  const complaint = normalize({ 'Isi Laporan Awal': body, 'Kota/Kabupaten': 'Kota Padang' });
  expect(complaint.body).toBe(body);
  expect(complaint.place).toEqual({
    province: 'Sumatera Barat',
    regency: 'KABUPATEN Pasaman',
    district: 'RAO',
    village: 'TARUANG',
    detail: 'dekat mesin',
  });
});

test('the same row gives the same complaint twice, and is not changed by it', () => {
  const raw = Object.freeze({ ...ordinary('7000001'), _row: 12 });
  const info = normalizeInfo(sheetConnector, { folder: 'x', timezone: 'UTC' });
  expect(complaintOf(raw, info)).toEqual(complaintOf(raw, info));
});
