import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { rest } from '../../../../../subgraphs/connectors/rest/parts.ts';
import { pullChannel } from '../../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../../subgraphs/connectors/runner/sources.ts';
import { type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { apiConfig, apiItem } from '../../../../support/rest-pull.ts';
import { ask, TEST_NOW, type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

const owner = newId();
const stranger = newId();
const CHANNEL = 'api-kecil';
const REPORTER = 'Puti Rekaan Tersembunyi';
const NIK = '1308000000000001';
const TOKEN = 'token-yang-rahasia';

let runtimes: TestRuntimes;
let site: ScriptedSite;
const items = [
  apiItem('OPEN', 0, { isi: `Lampu mati, NIK saya ${NIK}.`, pelapor: { nama: REPORTER }, anonim: 0, rahasia: 0 }),
  apiItem('HIDDEN', 1, {
    pelapor: { nama: REPORTER },
    anonim: 1,
    rahasia: 1,
    jawaban: [{ teks: 'Dicek.' }],
    _id: 'x1',
  }),
];
const ids = new Map<string, string>();

const pullNow = () => {
  const runtime = runtimes.of('connectors');
  const config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
  const variables = { SOURCE_TOKEN: TOKEN };
  return pullChannel({ ...runtime, config }, CHANNEL, { connectors: CONNECTORS, variables });
};

beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  site = await scriptedSite((_, { headers }) =>
    headers.authorization === `Bearer ${TOKEN}` ? { body: JSON.stringify({ data: items }) } : { status: 401 },
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
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of sources
  const config = apiConfig(site.url, {}, { auth: { kind: 'bearer', token: '${SOURCE_TOKEN}' } });
  config.map.privacy = { anonymous: '$bool(anonim)', secret: '$bool(rahasia)' };
  const source = {
    channel: CHANNEL,
    name: 'API kecil',
    family: 'REST',
    agency: { system: 'wilayah', id: '13.08' },
    secondsBetweenPulls: 60,
    config,
  } as const;
  await registerSources(runtimes.of('connectors'), [source], CONNECTORS, { SOURCE_TOKEN: TOKEN }, 'DUAL');
  const book = await pullNow();
  expect(book.failure).toBeNull();
  expect(book.run).toMatchObject({ outcome: 'DONE', created: 2, dead: 0 });
  for (const { id, externalId } of await em.find(SourceRecord, {})) ids.set(externalId, id);
});
afterAll(async () => {
  await site.stop();
  await runtimes.drop();
});

type Answer = { fetchedAt: string; fields: { name: string; value: string }[] | null } | null;

/** What `viewer` gets for these source records, as the gateway asks for them. */
async function records(viewer: Viewer, recordIds: string[]): Promise<Answer[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord {
    rest { fetchedAt fields { name value } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(rest, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  const entities = data?._entities as { rest: Answer }[] | undefined;
  return entities?.map((entity) => entity.rest) ?? [];
}
const recordOf = async (viewer: Viewer, externalId: string) =>
  (await records(viewer, [ids.get(externalId) ?? '']))[0] ?? null;
const fieldsOf = async (viewer: Viewer, externalId: string) => {
  const fields = (await recordOf(viewer, externalId))?.fields;
  return fields ? Object.fromEntries(fields.map(({ name, value }) => [name, value])) : fields;
};

const centre = viewerOf('CENTRAL_ADMIN');
const admin = viewerOf('AGENCY_ADMIN', { agencyId: owner });
const machine = viewerOf('CONNECTOR', { channelId: CHANNEL });

test('the centre reads all that was said, and when; of our own marks nothing', async () => {
  expect(await recordOf(centre, 'OPEN')).toMatchObject({ fetchedAt: TEST_NOW.toISOString() });
  expect(await fieldsOf(centre, 'OPEN')).toMatchObject({
    isi: `Lampu mati, NIK saya ${NIK}.`,
    'pelapor.nama': REPORTER,
  });
  expect(await fieldsOf(centre, 'HIDDEN')).toMatchObject({ 'jawaban.1.teks': 'Dicek.', _id: 'x1' });
  expect(Object.keys((await fieldsOf(centre, 'HIDDEN')) ?? {})).not.toContain('_key');
});

test('an admin of the agency reads masked fields, and none of an anonymous report', async () => {
  const fields = await fieldsOf(admin, 'OPEN');
  expect(fields?.isi).toContain('Lampu mati');
  expect(JSON.stringify(fields)).not.toContain(NIK);
  expect(await recordOf(admin, 'HIDDEN')).toEqual({ fetchedAt: TEST_NOW.toISOString(), fields: null });
});

test("the channel's own machine reads that there is a record, and no field of it", async () => {
  for (const id of ['OPEN', 'HIDDEN']) expect(await recordOf(machine, id)).toMatchObject({ fields: null });
});

test.each([
  ['the public', viewerOf('PUBLIC')],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' })],
  ['an admin of another agency', viewerOf('AGENCY_ADMIN', { agencyId: stranger })],
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'other' })],
  ['an auditor', viewerOf('AUDITOR')],
])('%s gets nothing of any record', async (_, viewer) => {
  expect(await records(viewer, [...ids.values()])).toEqual([null, null]);
});

test('ids of other families and unknown ids are null', async () => {
  const answers = await records(centre, ['sheet.desa.1', ids.get('OPEN') ?? '', `rest.${CHANNEL}.none`, '']);
  expect(answers.map((answer) => answer !== null)).toEqual([false, true, false, false]);
});

test('the secret of the source is in no record', async () => {
  expect(JSON.stringify(await records(viewerOf('SYSTEM'), [...ids.values()]))).not.toContain(TOKEN);
});

test('reading again changes nothing; an edit shows its newest version', async () => {
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0, unchanged: 2 });
  items[0] = { ...items[0]!, keadaan: 'selesai', diubah: '2026-03-02T01:00:00Z' };
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 1, unchanged: 1 });
  expect(await fieldsOf(centre, 'OPEN')).toMatchObject({ keadaan: 'selesai' });
});
