import { expect, test } from '@jest/globals';
import { COLUMN_SETS, csvOf, ordinary, PREAMBLE, ringkas, xlsxOf } from '../../../../support/ringkas.ts';
import { pullFile } from '../../../../support/sheet-pull.ts';

const C17 = COLUMN_SETS[17];

test.each([17, 20, 21, 26] as const)('an export of %i columns is read by name, as XLSX and as CSV', async (count) => {
  const grid = ringkas(COLUMN_SETS[count], [ordinary('7000001'), ordinary('7000002')]);
  const csv = await pullFile('a.csv', csvOf(grid));
  const xlsx = await pullFile('a.xlsx', await xlsxOf({ 'Laporan Ringkas': grid }));
  expect(csv.complaints.map(({ externalId }) => externalId)).toEqual(['7000001', '7000002']);
  expect(csv.complaints[0]?.updatedAt).toBe('2025-11-14T00:00:00.000Z');
  expect(xlsx).toEqual({ ...csv, cursors: xlsx.cursors, dead: [], notes: [] });
});

test('the order of the columns, their case and their spaces do not matter', async () => {
  const shuffled = ['Tracking ID', ...C17.slice(1).reverse()];
  const spelt = shuffled.map((name) => (name === 'Judul Laporan' ? ' JUDUL\u00a0 Laporan' : name));
  const [header, row] = ringkas(shuffled, [ordinary('7000001')], []);
  expect(header).toEqual(shuffled);
  const { complaints } = await pullFile('a.csv', csvOf([spelt, row ?? []]));
  expect(complaints).toMatchObject([{ externalId: '7000001', title: 'Jalan Kenanga Berlubang' }]);
});

test('a file re-saved by hand has no preamble and no day of export', async () => {
  const { complaints } = await pullFile('a.csv', csvOf(ringkas(C17, [ordinary('7000001')], [])));
  expect(complaints).toMatchObject([{ externalId: '7000001', updatedAt: null }]);
});

test('a day of export that is none is left out', async () => {
  const preamble = PREAMBLE.map((cells) => (cells[0] === 'Tanggal Generate' ? [cells[0], '', '2025-13-77'] : cells));
  const { complaints } = await pullFile('a.csv', csvOf(ringkas(C17, [ordinary('7000001')], preamble)));
  expect(complaints[0]?.updatedAt).toBeNull();
});

test('unknown columns are kept and noted', async () => {
  const columns = [...C17, 'Nomor Agenda', '_row'];
  const grid = ringkas(columns, [{ ...ordinary('7000001'), 'Nomor Agenda': '12/A' }]);
  const { notes, complaints } = await pullFile('a.csv', csvOf(grid));
  expect(notes).toEqual(['a.csv: unknown columns, kept as they are: "Nomor Agenda", "row"']);
  expect(complaints).toHaveLength(1);
});

test('missing columns are listed beside those found', async () => {
  const renamed = C17.map((name) => (name === 'Isi Laporan Awal' ? 'Isi' : name)).filter((name) => name !== 'Provinsi');
  await expect(pullFile('a.csv', csvOf(ringkas(renamed, [])))).rejects.toMatchObject({
    errorClass: 'drift',
    message: expect.stringMatching(
      /^a\.csv lacks the columns "Isi Laporan Awal", "Provinsi"\. Its header has .*"Isi", /,
    ),
  });
});

test('a column that stands twice is refused', async () => {
  await expect(pullFile('a.csv', csvOf(ringkas([...C17, 'Provinsi'], [])))).rejects.toMatchObject({
    errorClass: 'drift',
    message: 'a.csv has the column "Provinsi" twice.',
  });
});

test('an export reworked by hand is refused by its name', async () => {
  const header = ['tracking_id', 'tanggal_masuk', 'waktu_masuk', 'klasifikasi', 'status', 'status_final'];
  await expect(pullFile('a.csv', csvOf([header, ['7000001', '45075']]))).rejects.toMatchObject({
    errorClass: 'config',
    message: expect.stringMatching(/^a\.csv is an export reworked by hand .*Use the original export "Laporan Ringkas"/),
  });
});

test('another table is refused, saying what it begins with, without personal numbers', async () => {
  const grid = [['Nama', 'Alamat'], ['0800-000-0000'], ['surat@contoh.invalid'], ['x'.repeat(90)]];
  for (const content of [csvOf(grid), await xlsxOf({ Lembar1: grid })]) {
    const name = typeof content === 'string' ? 'a.csv' : 'a.xlsx';
    await expect(pullFile(name, content)).rejects.toMatchObject({
      errorClass: 'drift',
      message:
        `${name} has no row that begins with "Tracking ID", so it is no export "Laporan Ringkas". ` +
        `The first cells found are "Nama", "[telepon]", "[surel]", "${'x'.repeat(40)}".`,
    });
  }
});

test('a header is not looked for in the depth of a foreign table', async () => {
  const grid = [
    ...Array.from({ length: 60 }, (_, index) => [`baris ${index}`]),
    ...ringkas(C17, [ordinary('7000001')], []),
  ];
  await expect(pullFile('a.csv', csvOf(grid))).rejects.toThrow('no row that begins with "Tracking ID"');
});

test('every sheet with an export is read, others are passed over', async () => {
  const one = (id: string) => ringkas(C17, [ordinary(id)]);
  const file = await xlsxOf({ Catatan: [['Rekap']], Januari: one('7000001'), Februari: one('7000002') });
  const { complaints } = await pullFile('a.xlsx', file);
  expect(complaints.map(({ externalId }) => externalId)).toEqual(['7000001', '7000002']);
});

test('a bad row becomes a dead letter that names row, column and fault; the others are taken', async () => {
  const rows = [
    ordinary('7000001'),
    ordinary('', {}),
    ordinary('7000003', { 'Tanggal Laporan Masuk': '31 Jun 2023' }),
    ordinary('7000004', { 'Tipe Laporan (Anonim/Rahasia)': 'Publik' }),
    ordinary('7000005'),
  ];
  const grid = ringkas(C17, rows);
  grid[grid.length - 1]?.push('terdorong');
  const { complaints, dead } = await pullFile('a.csv', csvOf([...grid, [], ['', '']]));
  expect(complaints.map(({ externalId }) => externalId)).toEqual(['7000001']);
  expect(dead).toEqual([
    'a.csv row 13: column "Tracking ID": is empty.',
    'a.csv row 14: column "Tanggal Laporan Masuk": "31 Jun 2023" is no date such as "29 May 2023".',
    'a.csv row 15: column "Tipe Laporan (Anonim/Rahasia)": "Publik" is neither Anonim nor Rahasia.',
    'a.csv row 16: has a value in cell 18, where the header has no name: its cells may have shifted.',
  ]);
});

test('odd rows are taken and explained, with file and row', async () => {
  const rows = [ordinary('7000001', { 'Judul Laporan': '' }), ordinary('7000002')];
  const { complaints, notes } = await pullFile('a.csv', csvOf(ringkas(C17, rows)));
  expect(complaints).toHaveLength(2);
  expect(notes).toEqual(['a.csv row 12: no title']);
});
