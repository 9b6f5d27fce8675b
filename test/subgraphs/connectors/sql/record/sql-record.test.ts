import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { pullChannel } from '../../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../../subgraphs/connectors/runner/sources.ts';
import { sql } from '../../../../../subgraphs/connectors/sql/parts.ts';
import { type TestDatabase, testDatabase } from '../../../../support/test-database.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

const owner = newId();
const stranger = newId();
const CHANNEL = 'basis-kecil';
const NIK = '1308000000000001';
const NAME = 'Warga Contoh Tersembunyi';

let runtimes: TestRuntimes;
let source: TestDatabase;
const ids = new Map<string, string>();

async function run(...statements: string[]) {
  const client = new pg.Client({ connectionString: source.url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const pullNow = () => {
  const runtime = runtimes.of('connectors');
  const config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
  return pullChannel({ ...runtime, config }, CHANNEL, { connectors: CONNECTORS, variables: {} });
};

beforeAll(async () => {
  [runtimes, source] = await Promise.all([testRuntimes([connectorsDatabase]), testDatabase()]);
  await run(
    `create table laporan (no int primary key, isi text, kode int, samar bool, rahasia bool, pelapor text,
       waktu timestamptz, ubah timestamptz, catatan text)`,
    `insert into laporan values
       (1, 'Lampu mati, NIK saya ${NIK}.', 1, false, false, '${NAME}', '2026-01-03 07:05Z', '2026-01-03 07:05Z', null),
       (2, 'Pungutan liar.', 1, false, true, '${NAME}', '2026-01-03 07:05Z', '2026-01-03 07:06Z', null),
       (3, 'Jalan rusak.', 1, true, false, '${NAME}', '2026-01-03 07:05Z', '2026-01-03 07:07Z', null)`,
  );
  const em = forkFor(runtimes.of('connectors').orm, SYSTEM_VIEWER);
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
  const channel = {
    channel: CHANNEL,
    name: 'Basis kecil',
    family: 'SQL',
    agency: { system: 'wilayah', id: '13.08' },
    secondsBetweenPulls: 60,
    config: {
      dsn: source.url,
      source: { table: 'laporan', key: 'no', updated: 'ubah' },
      timezone: 'Asia/Jakarta',
      map: {
        externalId: '$string(no)',
        body: 'isi',
        status: '$status(kode)',
        statusRaw: '$string(kode)',
        privacy: { anonymous: '$bool(samar)', secret: '$bool(rahasia)' },
        occurredAt: '$time(waktu)',
        updatedAt: '$time(ubah)',
      },
      statusMap: { in: { '1': 'RECEIVED', '3': 'CLOSED' } },
    },
  } as const;
  await registerSources(runtimes.of('connectors'), [channel], CONNECTORS, {}, 'DUAL');
  const book = await pullNow();
  expect(book.failure).toBeNull();
  expect(book.run).toMatchObject({ outcome: 'DONE', created: 3, dead: 0 });
  for (const { id, externalId } of await em.find(SourceRecord, {})) ids.set(externalId, id);
});
afterAll(async () => {
  await source.drop();
  await runtimes.drop();
});

interface Answer {
  key: string;
  fields: { name: string; value: string }[] | null;
}

/** What `viewer` gets for these source records, as the gateway asks for them. */
async function rowsOf(viewer: Viewer, recordIds: string[]): Promise<(Answer | null)[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord {
    sql { key fields { name value } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(sql, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  const entities = data?._entities as { sql: Answer | null }[] | undefined;
  return entities?.map((entity) => entity.sql) ?? [];
}

const rowOf = async (viewer: Viewer, externalId: string) => (await rowsOf(viewer, [ids.get(externalId) ?? '']))[0];
const fieldsOf = async (viewer: Viewer, externalId: string) =>
  (await rowOf(viewer, externalId))?.fields &&
  Object.fromEntries((await rowOf(viewer, externalId))?.fields?.map(({ name, value }) => [name, value]) ?? []);

const centre = viewerOf('CENTRAL_ADMIN');
const admin = viewerOf('AGENCY_ADMIN', { agencyId: owner });
const machine = viewerOf('CONNECTOR', { channelId: CHANNEL });

test('the centre reads every column that holds something, exactly as the row said it', async () => {
  expect(await rowOf(centre, '1')).toMatchObject({ key: '1' });
  expect(await fieldsOf(centre, '1')).toEqual({
    no: '1',
    isi: `Lampu mati, NIK saya ${NIK}.`,
    kode: '1',
    samar: 'false',
    rahasia: 'false',
    pelapor: NAME,
    waktu: '2026-01-03 07:05:00+00:00',
    ubah: '2026-01-03 07:05:00+00:00',
  });
  expect(await fieldsOf(centre, '3')).toMatchObject({ pelapor: NAME });
});

test('the owning agency reads them with personal numbers masked, and none of an anonymous report', async () => {
  expect(await fieldsOf(admin, '1')).toMatchObject({ isi: 'Lampu mati, NIK saya [NIK].' });
  expect(await fieldsOf(admin, '2')).toMatchObject({ isi: 'Pungutan liar.' });
  expect(await rowOf(admin, '3')).toEqual({ key: '3', fields: null });
});

test('the channel’s own machine reads none of a secret and none of an anonymous report', async () => {
  expect(await fieldsOf(machine, '1')).toMatchObject({ isi: 'Lampu mati, NIK saya [NIK].' });
  expect(await rowsOf(machine, [ids.get('2') ?? '', ids.get('3') ?? ''])).toEqual([
    { key: '2', fields: null },
    { key: '3', fields: null },
  ]);
});

test('a liaison officer of the owner sees which row it was, not what it said', async () => {
  expect(await rowOf(viewerOf('LIAISON', { agencyId: owner }), '1')).toEqual({ key: '1', fields: null });
});

test.each<[string, Viewer]>([
  ['the public', viewerOf('PUBLIC')],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' })],
  ['an admin of another agency', viewerOf('AGENCY_ADMIN', { agencyId: stranger })],
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'other' })],
  ['an auditor', viewerOf('AUDITOR')],
  ['the ombudsman', viewerOf('OMBUDSMAN')],
])('%s gets nothing of any row', async (_, viewer) => {
  expect(await rowsOf(viewer, [...ids.values()])).toEqual([null, null, null]);
});

test('ids of other families and unknown ids are null; known ones keep their places', async () => {
  const known = ids.get('1') ?? '';
  const answers = await rowsOf(centre, ['html.desa.1', known, `sql.${CHANNEL}.none`, known, '']);
  expect(answers.map((answer) => answer?.key ?? null)).toEqual([null, '1', null, '1', null]);
});

test('reading again changes nothing; a changed row shows its newest version', async () => {
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0 });
  await run(`update laporan set kode = 3, ubah = '2026-01-04 07:00Z' where no = 1`);
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 1 });
  expect(await fieldsOf(centre, '1')).toMatchObject({ kode: '3' });
});
