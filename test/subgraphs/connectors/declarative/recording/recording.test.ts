import { expect, test } from '@jest/globals';
import { recordingOf } from '../../../../../subgraphs/connectors/declarative/recording/recording.ts';
import { findPersonal } from '../../../../../subgraphs/connectors/declarative/recording/scan.ts';
import { Scrubber } from '../../../../../subgraphs/connectors/declarative/recording/scrub.ts';
import type { RawRecord } from '../../../../../subgraphs/connectors/kit/index.ts';

const AT = new Date('2026-03-17T03:00:00Z');
const recorded = (records: RawRecord[], names: string[] = []) =>
  recordingOf([{ records, cursor: { page: 1 } }], AT, { names, variables: {} });
const scrubbed = (record: RawRecord, names: string[] = []) => {
  const { recording, findings } = recorded([record], names);
  expect(findings).toEqual([]);
  return recording.pages[0]!.records[0]!;
};

test.each<[string, RawRecord, RawRecord]>([
  ['a NIK in a text', { isi: 'NIK 3201010101010001 hilang' }, { isi: 'NIK 1000000000000001 hilang' }],
  ['a grouped NIK', { isi: '3201 0101 0101 0001' }, { isi: '1000 0000 0000 0001' }],
  ['a NIK that is a number', { nik: 3201010101010001 }, { nik: 1000000000000001 }],
  ['a mobile number', { isi: 'WA 0812-3456-7890 ya' }, { isi: 'WA 0800-0000-0001 ya' }],
  ['one with the country', { isi: '+62 812 3456 789' }, { isi: '+62 800 0000 001' }],
  ['one that lost its zero in a spreadsheet', { no_hp: 81234567890 }, { no_hp: 80000000001 }],
  ['a telephone in its own field', { telepon: '(021) 555-1234' }, { telepon: '(800) 000-0001' }],
  ['an e-mail address', { email: 'siti.a@dinas.example' }, { email: 'warga1@contoh.invalid' }],
  [
    'a token in an address',
    { foto: 'https://x.invalid/a.jpg?token=abc123&w=2' },
    { foto: 'https://x.invalid/a.jpg?token=contoh1&w=2' },
  ],
  ['a token in its own field', { api_key: 'sk_live_0123456789' }, { api_key: 'contoh-1' }],
  [
    'a token of a header',
    { log: 'Authorization: Bearer abcdef0123456789' },
    { log: 'Authorization: Bearer contoh00000001' },
  ],
  ['a name in its own field', { nama_pelapor: 'Siti Aminah' }, { nama_pelapor: 'Warga Contoh' }],
  ['a name in capitals', { pelapor: { nama: 'SITI AMINAH DEWI' } }, { pelapor: { nama: 'WARGA CONTOH CONTOH' } }],
  ['a name in camel case', { namaLengkap: 'Siti Aminah' }, { namaLengkap: 'Warga Contoh' }],
  ['an address of a person', { pelapor: { alamat: 'Jl. Melati 5' } }, { pelapor: { alamat: 'Jalan Contoh 1' } }],
  [
    'how people introduce themselves',
    { isi: 'Nama saya Budi Santoso, jalan rusak' },
    { isi: 'Nama saya Warga Contoh, jalan rusak' },
  ],
])('%s becomes an invented one of the same shape', (_, record, expected) => {
  expect(scrubbed(record)).toEqual(expected);
});

test('the same person is the same invented one everywhere, also in the texts and in other spellings', () => {
  const record = {
    isi: 'Saya SITI  aminah melapor',
    balasan: [{ oleh: 'Siti Aminah', teks: 'Terima kasih, Siti Aminah.' }],
  };
  expect(scrubbed(record)).toEqual({
    isi: 'Saya Warga Contoh melapor',
    balasan: [{ oleh: 'Warga Contoh', teks: 'Terima kasih, Warga Contoh.' }],
  });
});

test('a reporter the mapping knows is replaced though no field says so', () => {
  expect(scrubbed({ kolom7: 'Rahmat Hidayat', isi: 'Rahmat Hidayat datang' }, ['Rahmat Hidayat'])).toEqual({
    kolom7: 'Warga Contoh',
    isi: 'Warga Contoh datang',
  });
});

test.each([
  ['Hubungi Siti Aminah, 0812 3456 7890.', 'Hubungi Warga Dua, 0800 0000 0001.'],
  ['Mohon bantu Pak Budi di pasar', 'Mohon bantu Pak WargaSatu di pasar'],
  ['Jalan Sultan Agung di Kecamatan Bonjol rusak', 'Jalan Sultan Agung di Kecamatan Bonjol rusak'],
  ['Dinas Pekerjaan Umum belum datang. Terima Kasih', 'Dinas Pekerjaan Umum belum datang. Terima Kasih'],
])('persons that only prose names are guessed by their capitals: %s', (isi, expected) => {
  expect(scrubbed({ isi, provinsi: 'Sumatera Barat' })).toEqual({ isi: expected, provinsi: 'Sumatera Barat' });
});

test('what is no person stays: agencies, places, ids, dates, amounts', () => {
  const record: RawRecord = {
    id: '00123456',
    instansi: { nama: 'Dinas Pekerjaan Umum' },
    nama_kategori: 'Jalan',
    kecamatan: { name: 'Bonjol' },
    status: 'Selesai',
    tanggal: '2026-03-01 08:15:00',
    biaya: 1500000000,
    isi: 'Perda 12/2020, biaya Rp1.500.000.000',
    file_name: 'foto.jpg',
    url: 'https://situs.invalid/aduan/123456789',
    alamat: 'Jl. Melati di depan pasar',
  };
  expect(scrubbed(record)).toEqual(record);
});

test('a second scrubbing changes nothing: invented ones are known as such', () => {
  const once = new Scrubber().scrub({ nama: 'Siti Aminah', isi: '0812 3456 7890, a@b.example, 3201010101010001' });
  expect(new Scrubber().scrub(once)).toEqual(once);
  expect(findPersonal(once)).toEqual([]);
});

test('a hundred persons stay a hundred', () => {
  const records = Array.from({ length: 100 }, (_, n) => ({
    nama: `Orang Ke${n}x`,
    hp: `0812${String(30_000_000 + n)}`,
  }));
  const { recording, findings } = recorded(records);
  const made = recording.pages[0]!.records;
  expect(findings).toEqual([]);
  expect(new Set(made.map(({ nama }) => nama)).size).toBe(100);
  expect(new Set(made.map(({ hp }) => hp)).size).toBe(100);
});

test('what cannot be replaced is found, by its place and without the value', () => {
  const { findings } = recorded([{ '081234567890': 'pelapor', daftar: { '3201010101010001': 'ya' } }]);
  expect(findings).toEqual(
    [
      { path: '0.records.0.….(name of a key)', what: 'telephone number' },
      { path: '0.records.0.daftar.….(name of a key)', what: 'NIK' },
    ].map((finding) => ({ ...finding, path: expect.any(String) })),
  );
  expect(JSON.stringify(findings)).not.toMatch(/0812|3201/);
});

test('a cursor is scrubbed too, and a name left inside a key is found', () => {
  const page = { records: [{ nama: 'Siti Aminah', peta: { 'Siti Aminah': 1 } }], cursor: { after: '0812 3456 7890' } };
  const { recording, findings } = recordingOf([page], AT, { names: [], variables: {} });
  expect(recording.pages[0]!.cursor).toEqual({ after: '0800 0000 0001' });
  expect(findings).toMatchObject([{ what: 'name of a person' }]);
});
