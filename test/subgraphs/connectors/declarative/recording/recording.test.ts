import { expect, test } from '@jest/globals';
import {
  type RecordingTerms,
  recordingOf,
} from '../../../../../subgraphs/connectors/declarative/recording/recording.ts';
import { findPersonal } from '../../../../../subgraphs/connectors/declarative/recording/scan.ts';
import { Scrubber } from '../../../../../subgraphs/connectors/declarative/recording/scrub.ts';
import type { Json, RawRecord } from '../../../../../subgraphs/connectors/kit/index.ts';

const AT = new Date('2026-03-17T03:00:00Z');
const recorded = (records: RawRecord[], names: string[] = []) =>
  recordingOf([{ records, cursor: { page: 1 } }], AT, { names, variables: {}, exchanges: [], readsBytes: false });
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

test.each<[string, RawRecord]>([
  ['a longitude of sixteen digits', { long: 106.8010025024414, lat: -6.199000000000001 }],
  ['one as text', { long: '106.8010025024414', lat: '-6.1234567890123456' }],
  ['a fraction that begins like a telephone number', { bobot: 0.8123456789, nilai: '0.8123456789' }],
])('%s stays (bug: a city with coordinates could not be recorded)', (_, record) => {
  expect(scrubbed(record)).toEqual(record);
});

test('a number of a person stays none for its dot', () => {
  expect(scrubbed({ telepon: '0.8123456789', isi: 'NIK 320.1010101010001' })).toEqual({
    telepon: '0.8000000001',
    isi: 'NIK 100.0000000000002',
  });
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
  const { recording, findings } = recordingOf([page], AT, {
    names: [],
    variables: {},
    exchanges: [],
    readsBytes: false,
  });
  expect(recording.pages[0]!.cursor).toEqual({ after: '0800 0000 0001' });
  expect(findings).toMatchObject([{ what: 'name of a person' }]);
});

const HTML = { 'content-type': 'text/html' };
const exchange = (body: Json, headers: Record<string, string> = HTML, url = 'https://situs.example/aduan?hal=1') => ({
  method: 'GET',
  url,
  status: 200,
  headers,
  body,
});
const withReply = (
  records: RawRecord[],
  reply: ReturnType<typeof exchange>,
  variables: RecordingTerms['variables'] = {},
) => recordingOf([{ records, cursor: null }], AT, { names: [], variables, exchanges: [reply], readsBytes: false });

test('a page keeps its structure and only those texts that records are made of', () => {
  const page = `<!doctype html><html><head><title>Siti Aminah</title><script>var nama = "Siti"</script></head><body><!-- Siti -->
    <li class="aduan" data-id="A1" title="Siti Aminah"><b class="pelapor">Siti Aminah</b><a href="/a/1">Lampu padam</a>
    <p class="isi">Hubungi Budi Santoso di 0812 3456 7890.</p><i>Belum Ditindaklanjuti</i></li></body></html>`;
  const record = {
    id: 'A1',
    judul: 'Lampu padam',
    isi: 'Hubungi Budi Santoso di 0812 3456 7890.',
    status: 'Belum Ditindaklanjuti',
  };
  const { recording, findings } = withReply([record], exchange(page));
  const body = String(recording.http?.exchanges[0]?.body);
  expect(findings).toEqual([]);
  expect(body).not.toMatch(/Siti|Budi|0812|script/);
  expect(body).toContain(
    '<li class="aduan" data-id="A1" title=""><b class="pelapor">teks</b><a href="/a/1">Lampu padam</a>',
  );
  // The page says what the record says, so the connector reads the same.
  expect(body).toContain(`<p class="isi">${recording.pages[0]!.records[0]!.isi}</p><i>Belum Ditindaklanjuti</i>`);
});

test('a short id with its sign before it stays (bug: page two of a recording had no ids)', () => {
  const { recording } = withReply([{ id: 'A7' }], exchange('<ul><li><b>#A7</b> <i>Siti Aminah A8</i></li></ul>'));
  expect(recording.http?.exchanges[0]?.body).toContain('<li><b>#A7</b> <i>teks</i></li>');
});

test('JSON replies are scrubbed by their fields, like the records made of them', () => {
  const item = { no: 1, pelapor: { nama: 'Siti Aminah' }, isi: 'Saya Siti Aminah' };
  const { recording } = withReply([item], exchange({ data: [item] }, { 'content-type': 'application/json' }));
  expect(recording.http?.exchanges[0]?.body).toEqual({ data: [recording.pages[0]!.records[0]] });
  expect(JSON.stringify(recording)).not.toMatch(/Siti|Aminah/);
});

test('addresses and secrets of the installation become those of the variables', () => {
  const variables = {
    SOURCE_URL: { real: 'https://situs.example', invented: 'https://contoh.invalid' },
    SOURCE_KEY: { real: 'canary-key', invented: 'contoh-SOURCE_KEY' },
  };
  const reply = exchange(
    { next: 'https://situs.example/2', key: 'canary-key' },
    {},
    'https://situs.example/1?k=canary-key',
  );
  const { recording } = withReply([{ id: '1', url: 'https://situs.example/1' }], reply, variables);
  expect(recording.variables).toEqual({ SOURCE_URL: 'https://contoh.invalid', SOURCE_KEY: 'contoh-SOURCE_KEY' });
  expect(recording.http?.exchanges[0]?.url).toBe('https://contoh.invalid/1?k=contoh-SOURCE_KEY');
  expect(JSON.stringify(recording)).not.toMatch(/situs\.example|canary/);
});

test.each([
  [false, /^The source is not read over HTTP/],
  [true, /^The recording holds records, not replies: the source is read over HTTP as bytes/],
])('records without replies say why wrong answers cannot be tried (read as bytes: %s)', (readsBytes, reason) => {
  const pages = [{ records: [{ id: '1' }], cursor: null }];
  const { recording } = recordingOf(pages, AT, { names: [], variables: {}, exchanges: [], readsBytes });
  expect(recording.notApplicable[49]).toMatch(reason);
});
