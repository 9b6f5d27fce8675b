import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sheetConnector } from '../../../../subgraphs/connectors/sheet/sheet.connector.ts';
import { COLUMN_SETS, csvOf, ordinary, ordinaryRows, ringkas, xlsxOf } from '../../../support/ringkas.ts';
import { sharedData, testOnSharedData } from '../../../support/shared-data.ts';
import { contextOf, dropFolder, pullAll, pullFile } from '../../../support/sheet-pull.ts';

const ids = (pulled: { complaints: { externalId: string }[] }) => pulled.complaints.map(({ externalId }) => externalId);

test('a folder is read in the order of names; hidden files, locks and other kinds are left alone', async () => {
  const one = (id: string) => csvOf(ringkas(COLUMN_SETS[17], [ordinary(id)]));
  const { folder, remove } = await dropFolder({
    'b.csv': one('7000002'),
    'a.xlsx': await xlsxOf({ 'Laporan Ringkas': ringkas(COLUMN_SETS[20], [ordinary('7000001')]) }),
    'C.CSV': one('7000003'),
    '.d.csv': one('7000004'),
    '~$a.xlsx': 'lock',
    'readme.txt': 'a note',
  });
  expect(ids(await pullAll({ folder }))).toEqual(['7000003', '7000001', '7000002']);
  await remove();
});

test('a second pull of unchanged files yields nothing', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': csvOf(ringkas(COLUMN_SETS[17], ordinaryRows(3))) });
  const first = await pullAll({ folder });
  expect(first.complaints).toHaveLength(3);
  expect(await pullAll({ folder }, first.cursors.at(-1))).toMatchObject({
    complaints: [],
    dead: [],
    notes: [],
    cursors: [],
  });
  await remove();
});

test('a file exported anew is read again from its start, and only that file', async () => {
  const { folder, remove } = await dropFolder({
    'a.csv': csvOf(ringkas(COLUMN_SETS[17], ordinaryRows(2))),
    'b.csv': csvOf(ringkas(COLUMN_SETS[17], [ordinary('8000001')])),
  });
  const first = await pullAll({ folder });
  await writeFile(join(folder, 'a.csv'), csvOf(ringkas(COLUMN_SETS[20], ordinaryRows(3))));
  const second = await pullAll({ folder }, first.cursors.at(-1));
  expect(ids(second)).toEqual(['7000001', '7000002', '7000003']);
  await remove();
});

test('a resumed pull goes on after every page as if it had never stopped', async () => {
  const { folder, remove } = await dropFolder({
    'a.csv': csvOf(ringkas(COLUMN_SETS[21], ordinaryRows(1_203))),
    'b.xlsx': await xlsxOf({
      Data: ringkas(
        COLUMN_SETS[17],
        ordinaryRows(500).map((row) => ({ ...row, Provinsi: '' })),
      ),
    }),
  });
  const whole = await pullAll({ folder });
  expect(whole.cursors).toHaveLength(4);
  expect(whole.complaints).toHaveLength(1_703);
  const donePerPage = [500, 1_000, 1_203, 1_703];
  for (const [page, cursor] of whole.cursors.entries()) {
    const stored = sheetConnector.cursor.parse(JSON.parse(JSON.stringify(cursor)));
    const rest = await pullAll({ folder }, stored);
    expect(rest.complaints).toEqual(whole.complaints.slice(donePerPage[page]));
    expect(rest.cursors).toEqual(whole.cursors.slice(page + 1));
  }
  await remove();
});

test('a single file handed in does not make the hub forget the folder', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': csvOf(ringkas(COLUMN_SETS[17], ordinaryRows(1))) });
  const ofFolder = await pullAll({ folder });
  const extra = await dropFolder({ 'x.csv': csvOf(ringkas(COLUMN_SETS[17], [ordinary('8000001')])) });
  const ofFile = await pullAll({ file: join(extra.folder, 'x.csv') }, ofFolder.cursors.at(-1));
  expect(ids(ofFile)).toEqual(['8000001']);
  expect((await pullAll({ folder }, ofFile.cursors.at(-1))).complaints).toEqual([]);
  await Promise.all([remove(), extra.remove()]);
});

test('a file without rows is done, and says so', async () => {
  const pulled = await pullFile('a.csv', csvOf(ringkas(COLUMN_SETS[17], [])));
  expect(pulled.notes).toEqual(['a.csv has a header and no rows']);
  expect(Object.values(pulled.cursors.at(-1)?.files ?? {})).toEqual([expect.objectContaining({ complete: true })]);
});

test('a pull ends when it is told to', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': csvOf(ringkas(COLUMN_SETS[17], ordinaryRows(600))) });
  const stop = new AbortController();
  const pull = sheetConnector.pull({ ...contextOf({ folder }), signal: stop.signal }, null);
  expect((await pull.next()).value.records).toHaveLength(500);
  stop.abort(new Error('shutdown'));
  await expect(pull.next()).rejects.toThrow('shutdown');
  await remove();
});

test('a check reads the beginning of every file', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': csvOf(ringkas(COLUMN_SETS[17], ordinaryRows(2))) });
  await expect(sheetConnector.check(contextOf({ folder }))).resolves.toBeUndefined();
  await writeFile(join(folder, 'b.csv'), 'Nama;Alamat\n');
  await expect(sheetConnector.check(contextOf({ folder }))).rejects.toThrow('b.csv has no row that begins with');
  await remove();
});

test.each<[Record<string, unknown>, string, string]>([
  [{ folder: 'x', file: 'y' }, '', 'give one of "folder", "file" and "from"'],
  [{}, '', 'give one of "folder", "file" and "from"'],
  [{ folder: '' }, 'folder', 'Too small'],
  [{ folder: 'x', timezone: 'Mars/Olympus' }, 'timezone', 'is not a time zone such as "Asia/Jakarta"'],
  [{ folder: 'x', shcema: 1 }, '', 'Unrecognized key: "shcema"'],
])('the settings %j are refused, naming the place and the fault', (settings, path, fault) => {
  const issues = sheetConnector.config.safeParse(settings).error?.issues ?? [];
  expect(issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    [path, expect.stringContaining(fault)],
  ]);
});

testOnSharedData('the real sample as XLSX and as CSV gives the same 200 records and no dead letter', async () => {
  const xlsx = await pullAll({ file: sharedData('laporan-ringkas-sample.xlsx') });
  const csv = await pullAll({ file: sharedData('laporan-ringkas-sample.csv') });
  expect(xlsx.complaints).toHaveLength(200);
  expect(csv.complaints).toEqual(xlsx.complaints);
  expect([...xlsx.dead, ...csv.dead]).toEqual([]);
  expect(new Set(ids(xlsx)).size).toBe(200);
  expect(xlsx.complaints.filter(({ status }) => status === 'UNKNOWN')).toEqual([]);
  expect(xlsx.complaints.filter(({ place }) => place?.detail)).toHaveLength(39);
  expect(xlsx.notes.length).toBe(csv.notes.length);
});
