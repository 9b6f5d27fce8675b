import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { open311 } from '../../../../../subgraphs/connectors/open311/parts.ts';
import { pullChannel } from '../../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../../subgraphs/connectors/runner/sources.ts';
import { type City, open311City } from '../../../../legacy-sites/open311-city.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

const owner = newId();
const stranger = newId();
const CHANNEL = 'kota-contoh';
/** Seeded identities: none of them may appear anywhere. */
const REPORTER = 'Puti Rekaan Tersembunyi';
const NIK = '1308000000000001';
const PHONE = '0800000009999';

let runtimes: TestRuntimes;
let city: City;
const ids = new Map<string, string>();

const pullNow = () => {
  const runtime = runtimes.of('connectors');
  const config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
  return pullChannel({ ...runtime, config }, CHANNEL, { connectors: CONNECTORS, variables: {} });
};

beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  const at = Date.parse('2026-02-02T05:00:00Z');
  const personal = {
    first_name: REPORTER,
    phone: PHONE,
    device_id: 'tt-222',
    extended_attributes: { reporter_email: 'x@y.invalid', ward: '7' },
  };
  city = await open311City([
    {
      id: '0001',
      at,
      row: {
        ...personal,
        description: `Lampu mati, NIK saya ${NIK}.`,
        address: `Rumah NIK ${NIK}`,
        address_id: '545483',
        agency_responsible: 'Dinas Contoh',
        service_notice: 'Tiga hari.',
        expected_datetime: '2026-02-05T05:00:00Z',
        media_url: ['http://m.invalid/1.jpg'],
        visibility: 'public',
      },
    },
    { id: '0002', at: at + 60_000, row: { ...personal, visibility: 'private' } },
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
    name: 'Kota contoh',
    family: 'OPEN311',
    agency: { system: 'wilayah', id: '13.08' },
    secondsBetweenPulls: 60,
    config: {
      ...city.config,
      privacy: { anonymous: false, secret: { field: 'visibility', words: { public: false, private: true } } },
    },
  } as const;
  await registerSources(runtimes.of('connectors'), [source], CONNECTORS, {}, 'DUAL');
  const book = await pullNow();
  expect(book.failure).toBeNull();
  expect(book.run).toMatchObject({ outcome: 'DONE', created: 2, dead: 0 });
  for (const { id, externalId } of await em.find(SourceRecord, {})) ids.set(externalId, id);
});
afterAll(async () => {
  await city.stop();
  await runtimes.drop();
});

interface Answer {
  serviceCode: string | null;
  details: { attributes: { name: string; value: string }[]; [field: string]: unknown } | null;
  [field: string]: unknown;
}

/** What `viewer` gets for these source records, as the gateway asks for them. */
async function requests(viewer: Viewer, recordIds: string[]): Promise<(Answer | null)[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord { open311 {
    serviceCode serviceName serviceGroup agencyResponsible serviceNotice expectedAt
    details { latitude longitude address addressId zipcode mediaUrls attributes { name value } } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(open311, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  const entities = data?._entities as { open311: Answer | null }[] | undefined;
  return entities?.map((entity) => entity.open311) ?? [];
}

const requestOf = async (viewer: Viewer, externalId: string) =>
  (await requests(viewer, [ids.get(externalId) ?? '']))[0];

const centre = viewerOf('CENTRAL_ADMIN');
const admin = viewerOf('AGENCY_ADMIN', { agencyId: owner });
const machine = viewerOf('CONNECTOR', { channelId: CHANNEL });

test('the centre reads what the city says beside the complaint, and nothing about the reporter', async () => {
  expect(await requestOf(centre, '0001')).toEqual({
    serviceCode: '001',
    serviceName: 'Jalan rusak',
    serviceGroup: 'Jalan',
    agencyResponsible: 'Dinas Contoh',
    serviceNotice: 'Tiga hari.',
    expectedAt: '2026-02-05T05:00:00.000Z',
    details: {
      latitude: -0.131,
      longitude: 100.166,
      address: `Rumah NIK ${NIK}`,
      addressId: '545483',
      zipcode: null,
      mediaUrls: ['http://m.invalid/1.jpg'],
      attributes: [
        { name: 'extended_attributes.ward', value: '7' },
        { name: 'visibility', value: 'public' },
      ],
    },
  });
});

test('the owning agency reads it with personal numbers masked', async () => {
  expect((await requestOf(admin, '0001'))?.details).toMatchObject({ address: 'Rumah NIK [NIK]' });
  expect((await requestOf(admin, '0002'))?.details).toMatchObject({ latitude: -0.131 });
});

test('the channel’s own machine reads of a secret request neither place nor media', async () => {
  expect((await requestOf(machine, '0001'))?.details).toMatchObject({ latitude: -0.131 });
  expect(await requestOf(machine, '0002')).toMatchObject({ serviceCode: '001', details: null });
});

test('a liaison officer of the owner sees the service, not the place', async () => {
  const liaison = viewerOf('LIAISON', { agencyId: owner });
  expect(await requestOf(liaison, '0001')).toMatchObject({
    serviceCode: '001',
    agencyResponsible: 'Dinas Contoh',
    details: null,
  });
});

test.each<[string, Viewer]>([
  ['the public', viewerOf('PUBLIC')],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' })],
  ['an admin of another agency', viewerOf('AGENCY_ADMIN', { agencyId: stranger })],
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'other' })],
  ['an auditor', viewerOf('AUDITOR')],
  ['the ombudsman', viewerOf('OMBUDSMAN')],
])('%s gets nothing of any request', async (_, viewer) => {
  expect(await requests(viewer, [...ids.values()])).toEqual([null, null]);
});

test('ids of other families and unknown ids are null; known ones keep their places', async () => {
  const known = ids.get('0001') ?? '';
  const answers = await requests(centre, ['sheet.desa.1', known, `open311.${CHANNEL}.none`, known, '']);
  expect(answers.map((answer) => answer?.serviceCode ?? null)).toEqual([null, '001', null, '001', null]);
});

test('what the city says about reporters reaches nobody', async () => {
  const everything = JSON.stringify(await requests(viewerOf('SYSTEM'), [...ids.values()]));
  for (const private_ of [REPORTER, PHONE, 'tt-222', 'x@y.invalid']) expect(everything).not.toContain(private_);
});

test('reading the city again changes nothing; a touched but equal request is no new version; a closed one is', async () => {
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0 });
  city.requests[0] = { ...city.requests[0]!, changedAt: Date.parse('2026-02-03T00:00:00Z') };
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0 });
  city.requests[0] = { ...city.requests[0]!, status: 'closed', changedAt: Date.parse('2026-02-04T00:00:00Z') };
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 1 });
});

test('a request whose id cannot be stored is a dead letter, and neither the page nor the cursor is lost with it', async () => {
  city.requests.push(...['A\0B', 'C\ud800'].map((id, index) => ({ id, at: city.requests[1]!.at + index })));
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, dead: 2 });
  city.requests.splice(2);
  expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', dead: 0 });
});

test('where a city does not date its changes, what comes later counts: open, closed, open are versions of their own', async () => {
  city.character.datesChanges = false;
  for (const status of ['open', 'closed', 'open']) {
    city.requests[1] = {
      ...city.requests[1]!,
      status,
      row: { ...city.requests[1]!.row, status_notes: `jadi ${status}` },
    };
    expect((await pullNow()).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 1, late: 0 });
  }
});
