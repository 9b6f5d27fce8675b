import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../../subgraphs/connectors/families.ts';
import { html } from '../../../../../subgraphs/connectors/html/parts.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { pullChannel } from '../../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../../subgraphs/connectors/runner/sources.ts';
import { type LittleSite, littleSite } from '../../../../legacy-sites/little-site.ts';
import { ask, TEST_NOW, type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

const owner = newId();
const stranger = newId();
const CHANNEL = 'situs-kecil';
/** Seeded identities: none of them may appear anywhere. */
const REPORTER = 'Puti Rekaan Tersembunyi';
const NIK = '1308000000000001';

let runtimes: TestRuntimes;
let site: LittleSite;
const ids = new Map<string, string>();

const pullNow = () => {
  const runtime = runtimes.of('connectors');
  const config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
  return pullChannel({ ...runtime, config }, CHANNEL, { connectors: CONNECTORS, variables: {} });
};

beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  site = await littleSite([
    { id: 'OPEN', reporter: REPORTER, body: `Lampu mati di depan rumah, NIK saya ${NIK}.` },
    {
      id: 'SECRET',
      reporter: REPORTER,
      badges: ['Anonim', 'Rahasia'],
      answers: [{ at: '4 Jan 2026 08.00 WIB', by: 'Dinas Contoh', text: 'Sudah kami cek.' }],
    },
  ]);
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
  const source = {
    channel: CHANNEL,
    name: 'Situs kecil',
    family: 'HTML',
    agency: { system: 'wilayah', id: '13.08' },
    secondsBetweenPulls: 60,
    config: site.config,
  } as const;
  await registerSources(runtimes.of('connectors'), [source], CONNECTORS, {}, 'DUAL');
  const book = await pullNow();
  expect(book.failure).toBeNull();
  expect(book.run).toMatchObject({ outcome: 'DONE', created: 2, dead: 0 });
  for (const { id, externalId } of await em.find(SourceRecord, {})) ids.set(externalId, id);
});
afterAll(async () => {
  await site.stop();
  await runtimes.drop();
});

interface Answer {
  url: string | null;
  fetchedAt: string;
  fields: { name: string; value: string }[] | null;
}

/** What `viewer` gets for these source records, as the gateway asks for them. */
async function pages(viewer: Viewer, recordIds: string[]): Promise<(Answer | null)[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord {
    html { url fetchedAt fields { name value } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(html, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  const entities = data?._entities as { html: Answer | null }[] | undefined;
  return entities?.map((entity) => entity.html) ?? [];
}

const pageOf = async (viewer: Viewer, externalId: string) => (await pages(viewer, [ids.get(externalId) ?? '']))[0];
const fieldsOf = async (viewer: Viewer, externalId: string) =>
  Object.fromEntries((await pageOf(viewer, externalId))?.fields?.map(({ name, value }) => [name, value]) ?? []);

const centre = viewerOf('CENTRAL_ADMIN');
const admin = viewerOf('AGENCY_ADMIN', { agencyId: owner });
const machine = viewerOf('CONNECTOR', { channelId: CHANNEL });

test('the centre reads everything that stood on the pages, and where', async () => {
  expect(await pageOf(centre, 'OPEN')).toMatchObject({
    url: `${site.url}/aduan/OPEN`,
    fetchedAt: TEST_NOW.toISOString(),
  });
  expect(await fieldsOf(centre, 'OPEN')).toEqual({
    id: 'OPEN',
    title: 'Aduan OPEN',
    status: 'Baru',
    receivedAt: '3 Jan 2026 14.05 WIB',
    body: `Lampu mati di depan rumah, NIK saya ${NIK}.`,
    district: 'Bonjol',
    regency: 'Kabupaten Pasaman',
    privacy: 'Publik',
  });
  expect(await fieldsOf(centre, 'SECRET')).toMatchObject({
    privacy: 'Anonim|Rahasia',
    'answers.1.at': '4 Jan 2026 08.00 WIB',
    'answers.1.by': 'Dinas Contoh',
    'answers.1.text': 'Sudah kami cek.',
  });
});

test('the owning agency reads them with personal numbers masked', async () => {
  expect(await fieldsOf(admin, 'OPEN')).toMatchObject({ body: 'Lampu mati di depan rumah, NIK saya [NIK].' });
  expect(await fieldsOf(admin, 'SECRET')).toHaveProperty('body');
});

test('the channel’s own machine reads of a secret complaint no text and no answer', async () => {
  expect(await fieldsOf(machine, 'OPEN')).toHaveProperty('body');
  const secret = await fieldsOf(machine, 'SECRET');
  expect(secret).toMatchObject({ id: 'SECRET', status: 'Baru', privacy: 'Anonim|Rahasia' });
  for (const name of ['title', 'body', 'answers.1.text']) expect(secret).not.toHaveProperty([name]);
});

test('a liaison officer of the owner sees where it was read, not what it said', async () => {
  const page = await pageOf(viewerOf('LIAISON', { agencyId: owner }), 'OPEN');
  expect(page).toEqual({ url: `${site.url}/aduan/OPEN`, fetchedAt: TEST_NOW.toISOString(), fields: null });
});

test.each<[string, Viewer]>([
  ['the public', viewerOf('PUBLIC')],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' })],
  ['an admin of another agency', viewerOf('AGENCY_ADMIN', { agencyId: stranger })],
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'other' })],
  ['an auditor', viewerOf('AUDITOR')],
  ['the ombudsman', viewerOf('OMBUDSMAN')],
])('%s gets nothing of any page', async (_, viewer) => {
  expect(await pages(viewer, [...ids.values()])).toEqual([null, null]);
});

test('ids of other families and unknown ids are null; known ones keep their places', async () => {
  const known = ids.get('OPEN') ?? '';
  const answers = await pages(centre, ['sheet.desa.1', known, `html.${CHANNEL}.none`, known, '']);
  expect(answers.map((answer) => answer?.url ?? null)).toEqual(
    [null, known, null, known, null].map((id) => id && `${site.url}/aduan/OPEN`),
  );
});

test('names of reporters are never taken from a page', async () => {
  const everything = JSON.stringify(await pages(viewerOf('SYSTEM'), [...ids.values()]));
  expect(everything).toContain(NIK);
  expect(everything).not.toContain(REPORTER);
});

test('reading the site again changes nothing; an edit on a page shows its newest version', async () => {
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0, unchanged: 2 });
  site.items[0] = { ...site.items[0], id: 'OPEN', status: 'Selesai' };
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 1, unchanged: 1 });
  expect(await fieldsOf(centre, 'OPEN')).toMatchObject({ status: 'Selesai' });
});
