import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../../subgraphs/connectors/families.ts';
import { lapor } from '../../../../../subgraphs/connectors/lapor/parts.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { pullChannel } from '../../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../../subgraphs/connectors/runner/sources.ts';
import { type LaporSimulator, laporSimulator, simulated } from '../../../../legacy-sites/lapor-simulator.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

const owner = newId();
const stranger = newId();
const CHANNEL = 'lapor-contoh';

let runtimes: TestRuntimes;
let site: LaporSimulator;
const ids = new Map<string, string>();

const pullNow = () => {
  const runtime = runtimes.of('connectors');
  const config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
  return pullChannel({ ...runtime, config }, CHANNEL, { connectors: CONNECTORS, variables: {} });
};

beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  const log = { id: 1, content: 'Disposisi', created_at: '02-02-2026 09:00:00' };
  const followups = [
    { id: 2, content: 'Dicek', created_at: '05-02-2026 10:00:00' },
    { id: 3, content: 'Ditangani', created_at: '06-02-2026 10:00:00' },
  ];
  site = await laporSimulator({
    '1': simulated('1', {}, { dataLogs: [log], followups }),
    '2': simulated('2', { is_secret: 1, is_anonymous: 1, disposition_id: null }),
  });
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
    name: 'LAPOR contoh',
    family: 'LAPOR',
    agency: { system: 'wilayah', id: '13.08' },
    secondsBetweenPulls: 60,
    config: site.config as never,
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

/** What `viewer` gets for these source records, as the gateway asks for them. */
async function records(viewer: Viewer, recordIds: string[]): Promise<unknown[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord {
    lapor { statusRaw logCount lastFollowUpAt institution } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(lapor, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  const entities = data?._entities as { lapor: unknown }[] | undefined;
  return entities?.map((entity) => entity.lapor) ?? [];
}
const recordOf = async (viewer: Viewer, externalId: string) =>
  (await records(viewer, [ids.get(externalId) ?? '']))[0] ?? null;

const first = {
  statusRaw: 'Dalam Proses',
  logCount: 3,
  lastFollowUpAt: '2026-02-06T03:00:00.000Z',
  institution: 'Dinas Contoh',
};

test.each([
  viewerOf('CENTRAL_ADMIN'),
  viewerOf('AGENCY_ADMIN', { agencyId: owner }),
  viewerOf('CONNECTOR', { channelId: CHANNEL }),
])('the centre, an admin of the agency and the channel itself read all of it (%#)', async (viewer) => {
  expect(await recordOf(viewer, '1')).toEqual(first);
  expect(await recordOf(viewer, '2')).toEqual({
    statusRaw: 'Dalam Proses',
    logCount: 0,
    lastFollowUpAt: null,
    institution: null,
  });
});

test.each([
  viewerOf('AGENCY_ADMIN', { agencyId: stranger }),
  viewerOf('CONNECTOR', { channelId: 'lain' }),
  viewerOf('REPORTER', { userId: newId() }),
  viewerOf('AUDITOR'),
  viewerOf('PUBLIC'),
])('nobody else reads anything (%#)', async (viewer) => {
  expect(await recordOf(viewer, '1')).toBeNull();
});

test('a record of another family, or of none, says nothing', async () => {
  const centre = viewerOf('CENTRAL_ADMIN');
  expect(await records(centre, [newId(), 'x', ids.get('1') ?? ''])).toEqual([null, null, first]);
});
