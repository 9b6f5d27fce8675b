import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../../subgraphs/connectors/families.ts';
import { Channel } from '../../../../../subgraphs/connectors/ledger/channel.entity.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { pullChannel } from '../../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../../subgraphs/connectors/runner/sources.ts';
import { sheet } from '../../../../../subgraphs/connectors/sheet/parts.ts';
import { COLUMN_SETS, csvOf, ordinary, ringkas } from '../../../../support/ringkas.ts';
import { dropFolder } from '../../../../support/sheet-pull.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

const owner = newId();
const stranger = newId();
/** Tracking ids of the rows, by what their flags are. */
const OPEN = '7000001';
const ANONYMOUS = '7000002';
const SECRET = '7000003';
const NAMED = { 'Nama Pelapor': 'Warga Contoh', Agenda: 'pelapor di Rao', 'Judul Laporan': 'Surat 1308000000000001' };
const FLAGS = 'Tipe Laporan (Anonim/Rahasia)';

let runtimes: TestRuntimes;
let removeFolder: () => Promise<void>;
const ids = new Map<string, string>();

beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  const runtime = runtimes.of('connectors');
  const rows = [
    ordinary(OPEN, NAMED),
    ordinary(ANONYMOUS, { ...NAMED, [FLAGS]: 'Anonim' }),
    ordinary(SECRET, { ...NAMED, [FLAGS]: 'Rahasia' }),
  ];
  const { folder, remove } = await dropFolder({ 'a.csv': csvOf(ringkas([...COLUMN_SETS[21], 'Agenda'], rows)) });
  removeFolder = remove;
  const source = {
    channel: 'pasaman-ringkas',
    name: 'Laporan Ringkas Pasaman',
    family: 'SHEET',
    agency: { system: 'wilayah', id: '13.08' },
    secondsBetweenPulls: 60,
    config: { folder },
  } as const;
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const agencies = [owner, stranger].map((id, index) => ({
    id,
    seq: 1,
    path: [id],
    name: `Kabupaten ${index}`,
    timezone: 'Asia/Jakarta',
    nameKeys: [],
    identifiers: id === owner ? ['wilayah:13.08'] : [],
    regionCodes: [],
  }));
  await em.transactional((tx) => new Directory('connectors').takeIn(tx, { agencies, regions: [] }));
  await registerSources(runtime, [source], CONNECTORS, {}, 'DUAL');
  const book = await pullChannel(runtime, source.channel, { connectors: CONNECTORS, variables: {} });
  expect(book.run).toMatchObject({ outcome: 'DONE', created: 3, dead: 0 });
  for (const { id, externalId } of await em.find(SourceRecord, {})) ids.set(externalId, id);
});
afterAll(async () => {
  await removeFolder();
  await runtimes.drop();
});

interface Answer {
  fileName: string;
  sheetName: string | null;
  row: number;
  exportedDay: string | null;
  columns: { name: string; value: string }[] | null;
}

/** What `viewer` gets for these source records, as the gateway asks for them. */
async function sheets(viewer: Viewer, recordIds: string[]): Promise<(Answer | null)[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord {
    sheet { fileName sheetName row exportedDay columns { name value } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(sheet, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  const entities = data?._entities as { sheet: Answer | null }[] | undefined;
  return entities?.map((entity) => entity.sheet) ?? [];
}

const rowOf = async (viewer: Viewer, externalId: string) => (await sheets(viewer, [ids.get(externalId) ?? '']))[0];
const cellsOf = async (viewer: Viewer, externalId: string) =>
  Object.fromEntries((await rowOf(viewer, externalId))?.columns?.map(({ name, value }) => [name, value]) ?? []);

const centre = viewerOf('CENTRAL_ADMIN');
const admin = viewerOf('AGENCY_ADMIN', { agencyId: owner });
const machine = viewerOf('CONNECTOR', { channelId: 'pasaman-ringkas' });

test('the centre reads the whole row as it stood in the file', async () => {
  const row = await rowOf(centre, ANONYMOUS);
  expect(row).toMatchObject({ fileName: 'a.csv', sheetName: null, row: 13, exportedDay: '2025-11-14' });
  expect(row?.columns?.map(({ name }) => name)).toEqual([...COLUMN_SETS[21], 'Agenda']);
  expect(await cellsOf(centre, ANONYMOUS)).toMatchObject({ ...NAMED, 'Tracking ID': ANONYMOUS, [FLAGS]: 'Anonim' });
});

test('the owning agency reads the row with personal numbers masked, and of anonymous rows no identity', async () => {
  expect(await cellsOf(admin, OPEN)).toMatchObject({ ...NAMED, 'Judul Laporan': 'Surat [NIK]' });
  const anonymous = await cellsOf(admin, ANONYMOUS);
  expect(anonymous).toMatchObject({ 'Judul Laporan': 'Surat [NIK]', Kategori: 'Jalan Berlubang' });
  expect(anonymous).not.toHaveProperty('Nama Pelapor');
  expect(anonymous).not.toHaveProperty('Agenda');
  expect(await cellsOf(admin, SECRET)).toHaveProperty('Isi Laporan Awal');
});

test('the channel’s own machine reads no identity, and of secret rows no text', async () => {
  const open = await cellsOf(machine, OPEN);
  expect(open).toMatchObject({ 'Tracking ID': OPEN, 'Judul Laporan': 'Surat [NIK]' });
  expect(open).not.toHaveProperty('Nama Pelapor');
  const secret = await cellsOf(machine, SECRET);
  expect(secret).toMatchObject({ 'Tracking ID': SECRET, 'Status Laporan': 'Ditutup oleh Sistem' });
  for (const column of ['Judul Laporan', 'Isi Laporan Awal', 'Isi Laporan Akhir'])
    expect(secret).not.toHaveProperty(column);
});

test('a liaison officer of the owner sees where the row stood, not what it said', async () => {
  const row = await rowOf(viewerOf('LIAISON', { agencyId: owner }), OPEN);
  expect(row).toEqual({ fileName: 'a.csv', sheetName: null, row: 12, exportedDay: '2025-11-14', columns: null });
});

test.each<[string, Viewer]>([
  ['the public', viewerOf('PUBLIC')],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' })],
  ['an admin of another agency', viewerOf('AGENCY_ADMIN', { agencyId: stranger })],
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'other' })],
  ['an auditor', viewerOf('AUDITOR')],
  ['the ombudsman', viewerOf('OMBUDSMAN')],
])('%s gets nothing of any row', async (_, viewer) => {
  expect(await sheets(viewer, [...ids.values()])).toEqual([null, null, null]);
});

test('ids of other families and unknown ids are null; known ones keep their places', async () => {
  const known = ids.get(OPEN) ?? '';
  const answers = await sheets(centre, ['html.desa.1', known, 'sheet.pasaman-ringkas.none', known, '']);
  expect(answers.map((answer) => answer?.row ?? null)).toEqual([null, 12, null, 12, null]);
});

test('a row exported anew shows its newest version', async () => {
  const runtime = runtimes.of('connectors');
  const changed = ordinary(OPEN, { 'Status Laporan': 'Ditutup oleh Admin' });
  const { folder, remove } = await dropFolder({ 'b.csv': csvOf(ringkas(COLUMN_SETS[17], [changed], [])) });
  await pullChannel(runtime, 'pasaman-ringkas', { connectors: CONNECTORS, variables: {}, settings: { folder } });
  await remove();
  const channel = await forkFor(runtime.orm, SYSTEM_VIEWER).findOneOrFail(Channel, { id: 'pasaman-ringkas' });
  expect(channel.errorCode).toBeNull();
  expect(await rowOf(centre, OPEN)).toMatchObject({ fileName: 'b.csv', row: 2, exportedDay: null });
  expect(await cellsOf(centre, OPEN)).toMatchObject({ 'Status Laporan': 'Ditutup oleh Admin' });
});
