import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { COLUMN_SETS, csvOf, ordinary, ringkas } from '../../../../support/ringkas.ts';
import { dropFolder, pullAll } from '../../../../support/sheet-pull.ts';

const REPLIES = { files: 'tindak-lanjut', key: 'Tracking ID', text: 'Isi', at: 'Waktu', by: 'Instansi' };
const EXPORT = csvOf(ringkas(COLUMN_SETS[20], [ordinary('7000001'), ordinary('7000002')]));
const TABLE = [
  'Tracking ID;Isi;Waktu;Instansi',
  '#7000001;Sudah kami cek.;2026-03-02 09:00;Dinas Contoh',
  '7000001;Lampu sudah diganti.;03/03/2026 10.30;Dinas Contoh',
  '9999999;Bukan untuk laporan di sini.;2026-03-02;Dinas Lain',
  '7000002;;;',
].join('\n');
const settings = (folder: string, parts: object = {}) => ({
  ...{ folder, timezone: 'Asia/Jakarta', replies: { ...REPLIES, ...parts } },
});

test('rows of a reply table become answers of the complaint whose id they bear', async () => {
  const { folder, remove } = await dropFolder({ 'ekspor.csv': EXPORT, 'Tindak-Lanjut 2026.csv': TABLE });
  const { complaints, dead } = await pullAll(settings(folder));
  expect(dead).toEqual([]);
  expect(complaints.map(({ externalId, answers }) => [externalId, answers])).toEqual([
    [
      '7000001',
      [
        { text: 'Sudah kami cek.', at: '2026-03-02T02:00:00.000Z', by: 'Dinas Contoh' },
        { text: 'Lampu sudah diganti.', at: '2026-03-03T03:30:00.000Z', by: 'Dinas Contoh' },
      ],
    ],
    ['7000002', []],
  ]);
  await remove();
});

test('a reply that is added later reaches a complaint whose own file has not changed, once', async () => {
  const { folder, remove } = await dropFolder({ 'ekspor.csv': EXPORT, 'tindak-lanjut.csv': TABLE });
  const first = await pullAll(settings(folder));
  expect((await pullAll(settings(folder), first.cursors.at(-1))).cursors).toEqual([]);
  await writeFile(join(folder, 'tindak-lanjut.csv'), `${TABLE}\n7000002;Kami jadwalkan.;2026-03-05;Dinas Contoh\n`);
  const second = await pullAll(settings(folder), first.cursors.at(-1));
  expect(second.complaints.map(({ answers }) => answers.length)).toEqual([2, 1]);
  expect((await pullAll(settings(folder), second.cursors.at(-1))).cursors).toEqual([]);
  await remove();
});

test('a reply table without the columns named is refused with what it lacks', async () => {
  const { folder, remove } = await dropFolder({ 'ekspor.csv': EXPORT, 'tindak-lanjut.csv': TABLE });
  await expect(pullAll(settings(folder, { text: 'Jawaban' }))).rejects.toMatchObject({
    errorClass: 'drift',
    message: expect.stringContaining('lacks the columns "Jawaban"'),
  });
  await remove();
});

test('a reply whose time is none makes a dead letter of its complaint, and of that one only', async () => {
  const { folder, remove } = await dropFolder({
    'ekspor.csv': EXPORT,
    'tindak-lanjut.csv': TABLE.replace('2026-03-02 09:00', 'kemarin'),
  });
  const { complaints, dead } = await pullAll(settings(folder));
  expect(complaints.map(({ externalId }) => externalId)).toEqual(['7000002']);
  expect(dead).toEqual([expect.stringContaining('"kemarin" is no time.')]);
  await remove();
});
