import { expect, test } from '@jest/globals';
import { pullFile } from '../../../support/sheet-pull.ts';

const MAP = {
  externalId: '$string(`No Tiket`)',
  body: 'Keluhan',
  statusRaw: 'Status',
  status: '$status(Status)',
  privacy: { anonymous: '$bool(Samar)', secret: 'false' },
  occurredAt: '$time(Masuk)',
};
const SETTINGS = { map: MAP, statusMap: { in: { Baru: 'RECEIVED', Tuntas: 'CLOSED' } }, timezone: 'Asia/Jakarta' };
const TABLE =
  'No Tiket;Keluhan;Status;Samar;Masuk\n007;Lampu padam;Baru;ya;01/03/2026 08.15\n8;Banjir;TUNTAS;;2026-03-02 09:00\n';

test('any table becomes complaints by a map over its columns; leading zeros stay', async () => {
  const { complaints, dead } = await pullFile('tiket.csv', TABLE, SETTINGS);
  expect(dead).toEqual([]);
  expect(complaints).toMatchObject([
    {
      externalId: '007',
      body: 'Lampu padam',
      status: 'RECEIVED',
      privacy: { anonymous: true, secret: false },
      occurredAt: '2026-03-01T01:15:00.000Z',
    },
    { externalId: '8', status: 'CLOSED', privacy: { anonymous: false }, occurredAt: '2026-03-02T02:00:00.000Z' },
  ]);
});

test('rows above the header are passed over', async () => {
  const above = `Rekap Aduan;;;;\nNama: Warga Contoh;;;;\n${TABLE}`;
  const { complaints } = await pullFile('tiket.csv', above, { ...SETTINGS, headerRow: 3 });
  expect(complaints.map(({ externalId }) => externalId)).toEqual(['007', '8']);
});

test('a bad row is a dead letter with its place, the rest goes on', async () => {
  const { complaints, dead } = await pullFile('tiket.csv', `${TABLE}9;Macet;Baru;mungkin;2026-03-02\n`, SETTINGS);
  expect(complaints).toHaveLength(2);
  expect(dead).toEqual(['tiket.csv row 4: "mungkin" is neither a yes nor a no.']);
});

test.each([
  ['a column twice', 'A;A\n1;2\n', {}, 'tiket.csv has the column "A" twice.'],
  ['no row at all', '\n', {}, 'headerRow'],
  ['a header further down than the file is long', TABLE, { headerRow: 90 }, 'has no row 90'],
  [
    'a column that the map reads and the table lacks',
    TABLE,
    { map: { ...MAP, title: 'Judul' } },
    'lacks the columns "Judul"',
  ],
  ['an empty row as its header', ';;;;\n1;2;3;4;5\n', {}, 'has no names of columns in row 1'],
])('a table with %s is refused without showing its cells', async (_, text, settings, message) => {
  const failure = await pullFile('tiket.csv', text, { ...SETTINGS, ...settings }).catch((error: Error) => error);
  expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringContaining(message) });
  expect((failure as Error).message).not.toMatch(/Lampu|Banjir/);
});

test('statusMap without a map is refused: the export of LAPOR! has its own words', async () => {
  const { statusMap } = SETTINGS;
  await expect(pullFile('tiket.csv', TABLE, { statusMap })).rejects.toThrow('are for tables with a \\"map\\"');
});
