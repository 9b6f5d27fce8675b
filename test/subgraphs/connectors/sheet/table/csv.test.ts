import { expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { COLUMN_SETS, csvOf, ordinary, ringkas } from '../../../../support/ringkas.ts';
import { pullFile } from '../../../../support/sheet-pull.ts';

const text = 'Warga menulis “Jalan é rusak” 😀, "parah", dan\nbertanya; kapan diperbaiki\tsemua?';
const grid = ringkas(COLUMN_SETS[17], [ordinary('7000001', { 'Isi Laporan Awal': text }), ordinary('7000002')]);
const utf8 = csvOf(grid);

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(utf8)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${utf8}`)],
  ['UTF-16 little endian with a mark', iconv.encode(utf8, 'utf-16le', { addBOM: true })],
  ['UTF-16 big endian with a mark', iconv.encode(utf8, 'utf-16be', { addBOM: true })],
  ['UTF-16 little endian without a mark', iconv.encode(utf8, 'utf-16le')],
  ['UTF-16 big endian without a mark', iconv.encode(utf8, 'utf-16be')],
  ['lines that end in CR LF', Buffer.from(csvOf(grid, ',', '\r\n'))],
  ['semicolons', Buffer.from(csvOf(grid, ';'))],
  ['tabs', Buffer.from(csvOf(grid, '\t'))],
])('%s: the text comes through intact', async (_, bytes) => {
  const { complaints, notes } = await pullFile('a.csv', bytes);
  expect(complaints.map(({ externalId }) => externalId)).toEqual(['7000001', '7000002']);
  expect(complaints[0]?.body).toBe(text);
  expect(notes).toEqual([]);
});

test('what is no UTF-8 is read as Windows-1252, and that is noted', async () => {
  const words = 'Jalan Kenanga “rusak” é berlubang';
  const csv = csvOf(ringkas(COLUMN_SETS[17], [ordinary('7000001', { 'Isi Laporan Awal': words })]));
  const { complaints, notes } = await pullFile('a.csv', iconv.encode(csv, 'windows-1252'));
  expect(complaints[0]?.body).toBe(words);
  expect(notes).toEqual([expect.stringContaining('a.csv is not UTF-8; it was read as Windows-1252')]);
});

test('the charset its owner set is used', async () => {
  const csv = csvOf(ringkas(COLUMN_SETS[17], [ordinary('7000001', { 'Isi Laporan Awal': 'Jalan кириллица rusak' })]));
  const { complaints } = await pullFile('a.csv', iconv.encode(csv, 'koi8-r'), { charset: 'koi8-r' });
  expect(complaints[0]?.body).toBe('Jalan кириллица rusak');
  await expect(pullFile('a.csv', csv, { charset: 'utf-9' })).rejects.toMatchObject({
    errorClass: 'config',
    message: 'charset: "utf-9" is not a charset. Leave it out to have it found.',
  });
});

test.each<[string, Buffer | string, string]>([
  ['an empty file', '', 'a.csv is empty (0 bytes). Copy or export it again.'],
  [
    'no text at all',
    Buffer.from([0, 1, 2, 0xff, 0x81, 0x90, 0]),
    'a.csv is not readable as text. Save it as "CSV UTF-8".',
  ],
  [
    'a quotation mark that never closes',
    `${utf8}7000003,"29 May`,
    'a.csv cannot be read beyond row 13: a quotation mark is opened and never closed',
  ],
  [
    'text behind a closing quotation mark',
    `${utf8}7000003,"29" May,x\n`,
    'a.csv cannot be read beyond row 13: there is text behind',
  ],
  [
    'a quotation mark inside an unquoted cell',
    `${utf8}7000003,29 "May",x\n`,
    'a.csv cannot be read beyond row 13: there is a quotation mark inside',
  ],
  [
    'a quotation mark that swallows half a million letters',
    `${utf8}7,"${'x'.repeat(600_000)}`,
    'a quotation mark is opened and never closed',
  ],
  [
    'a cell of more than 256,000 letters',
    `${utf8}7,${'x'.repeat(256_001)}\n`,
    'a.csv has a cell longer than 256000 characters: row 14, column 2.',
  ],
  ['a row of more than 500 cells', `${utf8}${'x,'.repeat(600)}\n`, 'a.csv has 601 columns in row 14'],
])('%s is refused: %#', async (_, content, message) => {
  await expect(pullFile('a.csv', content)).rejects.toMatchObject({
    errorClass: 'drift',
    message: expect.stringContaining(message),
  });
});

test('characters a database cannot store are taken out, and that is noted', async () => {
  const csv = csvOf(ringkas(COLUMN_SETS[17], [ordinary('7000001', { 'Judul Laporan': 'Jalan\0 rusak' })]));
  const { complaints, notes } = await pullFile('a.csv', iconv.encode(csv, 'utf-16le', { addBOM: true }));
  expect(complaints[0]?.title).toBe('Jalan rusak');
  expect(notes).toEqual(['a.csv row 12, column "Judul Laporan": control characters were taken out']);
});

test('cells that look like formulas stay text', async () => {
  const formula = '=HYPERLINK("http://contoh.invalid","klik")';
  const csv = csvOf(ringkas(COLUMN_SETS[17], [ordinary('7000001', { 'Judul Laporan': formula, Kategori: '+1' })]));
  const { complaints } = await pullFile('a.csv', csv);
  expect(complaints[0]).toMatchObject({ title: formula, category: { name: '+1' } });
});
