import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import type { Source } from '../../../../subgraphs/connectors/kit/connector.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { directory, registerSources } from '../../../../subgraphs/connectors/runner/sources.ts';
import { channelNow, pagesConnector, rows } from '../../../support/pages-connector.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const REST = pagesConnector(() => [], { config: z.strictObject({ url: z.string(), key: z.string().optional() }) });

const source = (channel: string, parts: Partial<Source> = {}): Source => ({
  channel,
  name: 'Kanal contoh',
  family: 'REST',
  agency: { system: 'sp4n-lapor', id: '900001' },
  secondsBetweenPulls: 300,
  config: { url: 'https://aduan.example' },
  ...parts,
});

const register = (sources: Source[], variables = {}) =>
  registerSources(runtime(), sources, { REST }, variables, 'DUAL');

test('a source file becomes a channel; secrets stay names in the database', async () => {
  const key = `\${${'SOURCE_KEY'}}`;
  await register([source('baru', { config: { url: 'https://aduan.example', key } })], { SOURCE_KEY: 'canary' });
  const channel = await channelNow(runtime(), 'baru');
  expect(channel).toMatchObject({ family: 'REST', phase: 'DUAL', secondsBetweenPulls: 300, agencyId: null });
  expect(channel.settings).toEqual({ url: 'https://aduan.example', key });
  expect(await rows(runtime(), `select 1 from connectors.channel c where c::text like '%canary%'`)).toEqual([]);
});

test('a changed file brings the settings up to date; what people decided since stays', async () => {
  await register([source('lama')]);
  await rows(
    runtime(),
    `update connectors.channel set phase = 'HUB_FIRST', phase_version = 3, cursor = '{"page": 4}', parked_at = ? where id = 'lama'`,
    [TEST_NOW],
  );
  await register([source('lama')]);
  expect(await channelNow(runtime(), 'lama')).toMatchObject({ settingsVersion: 1 });
  await register([
    source('lama', { name: 'Nama baru', config: { url: 'https://baru.example' }, secondsBetweenPulls: 60 }),
  ]);
  expect(await channelNow(runtime(), 'lama')).toMatchObject({
    name: 'Nama baru',
    settings: { url: 'https://baru.example' },
    settingsVersion: 2,
    secondsBetweenPulls: 60,
    phase: 'HUB_FIRST',
    phaseVersion: 3,
    cursor: { page: 4 },
    parkedAt: TEST_NOW,
  });
});

test('an owner that the register knows is found by its foreign key', async () => {
  const id = newId();
  const agency = {
    id,
    seq: 1,
    path: [id],
    name: 'Dinas Contoh',
    timezone: 'Asia/Jakarta',
    nameKeys: [],
    regionCodes: [],
  };
  const letter = { agencies: [{ ...agency, identifiers: ['sp4n-lapor:900002'] }], regions: [] };
  await forkFor(runtime().orm, SYSTEM_VIEWER).transactional((em) => directory.takeIn(em, letter));
  await register([source('berpemilik', { agency: { system: 'sp4n-lapor', id: '900002' } })]);
  expect((await channelNow(runtime(), 'berpemilik')).agencyId).toBe(id);
});

test.each<[string, Partial<Source>, string]>([
  ['an unknown key', { config: { url: 'x', pasword: 'y' } }, 'settings: Unrecognized key: "pasword"'],
  ['a missing key', { config: {} }, 'url: Invalid input'],
  ['a variable that is not set', { config: { url: `\${${'SOURCE_GONE'}}` } }, 'the variable SOURCE_GONE is not set.'],
  ['a family without a connector', { family: 'MAIL' }, 'the family MAIL cannot be pulled.'],
])('a source with %s is refused by name, and none of its channel remains', async (_, parts, message) => {
  await expect(register([source('rusak', parts)])).rejects.toMatchObject({
    code: 'SOURCE_SETTINGS_INVALID',
    message: expect.stringContaining(`The settings of rusak cannot be used: ${message}`),
  });
  expect(await rows(runtime(), `select 1 from connectors.channel where id = 'rusak'`)).toEqual([]);
});
