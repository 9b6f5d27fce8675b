import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importFile } from '../../../../../scripts/history/import-file.ts';
import { SYSTEM_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import { channelsContext } from '../../../../../subgraphs/connectors/channels/context.ts';
import type { ImportRun } from '../../../../../subgraphs/connectors/ledger/import-run.entity.ts';
import { putChannel, rows } from '../../../../support/pages-connector.ts';
import { COLUMN_SETS, csvOf, ordinary, ordinaryRows, ringkas, xlsxOf } from '../../../../support/ringkas.ts';
import { testChannels } from '../../../../support/test-channels.ts';
import type { TestRuntimes } from '../../../../support/test-runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-test-import-'));
let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(async () => {
  await runtimes.drop();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const signal = new AbortController().signal;
const terms = (channel: string, path: string) => ({ channel, path, dry: false, signal });
const channel = (id: string, family: 'PUSH' | 'SHEET' = 'PUSH') =>
  putChannel(runtime(), id, { family, secondsBetweenPulls: 0, settings: family === 'SHEET' ? { folder } : {} });
const said = (id: string) =>
  rows<{ complaint: Record<string, unknown> }>(
    runtime(),
    `select v.complaint from connectors.source_version v join connectors.source_record r on r.id = v.source_record_id
     where r.channel_id = ? order by r.external_id`,
    [id],
  );
async function remarksOf(run: ImportRun) {
  const { services } = await channelsContext(runtime(), SYSTEM_VIEWER, 'import');
  const { edges } = await services.values.remarks(run.id, null, { first: 50, after: null });
  return edges.map(({ node }) => node);
}

test.each([
  ['csv', async () => csvOf(ringkas(COLUMN_SETS[21], ordinaryRows(2)))],
  ['xlsx', () => xlsxOf({ Data: ringkas(COLUMN_SETS[21], ordinaryRows(2)) })],
] as const)(
  'an export Laporan Ringkas (%s) becomes the complaints that a sheet channel makes of it',
  async (ending, content) => {
    const [pushed, pulled] = [`push-${ending}`, `sheet-${ending}`];
    await channel(pushed);
    await channel(pulled, 'SHEET');
    const path = fileOf(`ekspor.${ending}`, await content());
    for (const id of [pushed, pulled])
      expect(await importFile(runtime(), terms(id, path))).toMatchObject({ outcome: 'DONE', created: 2, rejected: 0 });
    expect(await said(pushed)).toEqual(await said(pulled));
    expect(await said(pushed)).toMatchObject([
      {
        complaint: {
          externalId: '7000001',
          status: 'CLOSED',
          closedBy: 'SYSTEM',
          occurredAt: '2023-05-29T20:05:07.000Z',
        },
      },
      { complaint: { externalId: '7000002' } },
    ]);
  },
);

test('a dry run of a table counts and names the rows at fault, and takes nothing in', async () => {
  await channel('kering');
  const bad = [
    ordinary('7000003', { 'Status Laporan': 'Entah' }),
    ordinary('bukan nomor'),
    ordinary('7000004', { 'Tanggal Laporan Masuk': '1/2/2023' }),
  ];
  const path = fileOf('kering.csv', csvOf(ringkas(COLUMN_SETS[17], [...ordinaryRows(1), ...bad])));
  const run = await importFile(runtime(), { ...terms('kering', path), dry: true });
  expect(run).toMatchObject({ outcome: 'DONE', dry: true, records: 4, created: 2, rejected: 2 });
  expect((await remarksOf(run)).filter(({ kind }) => kind === 'REASON' || kind === 'STATUS')).toEqual([
    {
      kind: 'REASON',
      value: expect.stringContaining('"1/2/2023" is no date'),
      example: 'kering.csv row 15',
      records: 1,
    },
    { kind: 'REASON', value: expect.stringContaining('is no tracking id'), example: 'kering.csv row 14', records: 1 },
    { kind: 'STATUS', value: 'Entah', example: '7000003', records: 1 },
  ]);
  expect(await said('kering')).toEqual([]);
  expect(await rows(runtime(), `select 1 from connectors.dead_letter where channel_id = 'kering'`)).toEqual([]);
});

test('an import of a table that dies after a page goes on behind it, and a bad row is settled when it comes mended', async () => {
  await channel('besar');
  const table = (last: string) =>
    csvOf(ringkas(COLUMN_SETS[17], [...ordinaryRows(600), ordinary('7900000', { 'Waktu Laporan Masuk': last })]));
  const path = fileOf('besar.csv', table('25:00:00'));
  const die = (run: ImportRun) => {
    if (run.records === 500) throw new Error('killed');
  };
  await expect(importFile(runtime(), { ...terms('besar', path), afterPage: die })).rejects.toThrow('killed');
  expect(await said('besar')).toHaveLength(500);
  expect(await importFile(runtime(), terms('besar', path))).toMatchObject({ records: 601, created: 600, rejected: 1 });
  const letters = () =>
    rows(
      runtime(),
      `select external_id, place, resolved_at is not null as settled from connectors.dead_letter where channel_id = 'besar'`,
    );
  expect(await letters()).toEqual([{ external_id: '7900000', place: 'besar.csv row 612', settled: false }]);
  fileOf('besar.csv', table('20:00:00'));
  expect(await importFile(runtime(), terms('besar', path))).toMatchObject({ unchanged: 600, created: 1, rejected: 0 });
  expect(await letters()).toMatchObject([{ settled: true }]);
});

const TICKETS =
  'No Tiket;Keluhan;Status;Samar;Masuk\n007;Lampu padam;Baru;ya;01/03/2026 08.15\n8;Macet;Aneh;mungkin;2026-03-02\n';
const MAP = `apiVersion: connector/v1
id: tiket-lama
name: Tiket lama
family: sheet
folder: .data/drop/tiket-lama
timezone: Asia/Jakarta
map:
  externalId: $string(\`No Tiket\`)
  body: Keluhan
  statusRaw: Status
  status: $status(Status)
  privacy:
    anonymous: $bool(Samar)
    secret: "false"
  occurredAt: $time(Masuk)
statusMap:
  in:
    Baru: RECEIVED
`;

test('another table is read by the mapping of a channel file', async () => {
  await channel('tiket');
  const map = fileOf('tiket-lama.yaml', MAP);
  const run = await importFile(runtime(), { ...terms('tiket', fileOf('tiket.csv', TICKETS)), map });
  expect(run).toMatchObject({ created: 1, rejected: 1 });
  expect(await said('tiket')).toMatchObject([
    {
      complaint: {
        externalId: '007',
        status: 'RECEIVED',
        privacy: { anonymous: true, secret: false },
        occurredAt: '2026-03-01T01:15:00.000Z',
      },
    },
  ]);
  expect(await remarksOf(run)).toEqual([
    { kind: 'REASON', value: '"mungkin" is neither a yes nor a no.', example: 'tiket.csv row 3', records: 1 },
  ]);
});

test.each([
  ['tanpa-kepala.csv', TICKETS, 'is no export "Laporan Ringkas"'],
  ['lama.xls', 'apa saja', 'Save it as .xlsx or .csv'],
  ['rusak.xlsx', 'bukan buku kerja', 'holds no XLSX workbook'],
])('%s is refused as a whole, saying why', async (name, content, why) => {
  await channel(`tolak-${name.split('.')[0]}`);
  await expect(
    importFile(runtime(), terms(`tolak-${name.split('.')[0]}`, fileOf(name, content))),
  ).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining(why),
  });
});
