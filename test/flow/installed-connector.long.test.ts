import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { followFiles } from '../../gateway/supergraph/follow-supergraph.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { installPart, removePart } from '../../scripts/installed-schema.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { extensionSubgraph, subgraphName } from '../../subgraphs/connectors/installed/extension.ts';
import { isExtending, loadConnector } from '../../subgraphs/connectors/installed/load-connector.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { type ScriptedSite, scriptedSite } from '../legacy-sites/scripted-site.ts';
import { endAllProcesses, type HubProcess, hubProcess } from '../support/hub-process.ts';
import { putChannel, rows } from '../support/pages-connector.ts';
import { PERUMDA_AIR, perumdaFile } from '../support/perumda-air.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const PASAMAN = seedId('wilayah:13.08');
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'installed-'));
const file = perumdaFile();

const ticket = (no: number, parts: object = {}) => ({
  ...{ no, keluhan: `Air di Jalan Contoh ${no} keruh sejak dua hari.`, tahap: 'masuk', samar: 'tidak', tertutup: 0 },
  ...{ dibuat: '2026-03-01 08:00:00', diubah: '2026-03-01 08:00:00', meter: `M-${no}`, ...parts },
});
let tickets = [ticket(1, { catatan: 'hubungi 0812-0000-0007' }), ticket(2, { samar: 'ya' })];

let runtimes: TestRuntimes;
let site: ScriptedSite;
let gateway: RunningGateway;
let connector: HubProcess;
let url: string;
beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  await untilDrained(runtimes.letterBox);
  site = await scriptedSite((path) => {
    const { pathname, searchParams } = new URL(path, 'http://contoh.invalid');
    if (pathname === '/v1/ping') return '{"ok":true}';
    const rest = tickets.filter(({ no }) => no > Number(searchParams.get('after') || 0)).slice(0, 1);
    return JSON.stringify({ tiket: rest, last: String(rest.at(-1)?.no ?? '') });
  });
  await putChannel(runtimes.of('connectors'), 'perumda', {
    ...{ connector: 'perumda-air', agencyId: PASAMAN, settings: { base: site.url } },
  });
  const checkedIn = fromRoot('schema', 'supergraph.graphql');
  const follow = followFiles([join(folder, 'supergraph.graphql'), checkedIn], runtimes.log);
  const supergraphSdl = readFileSync(checkedIn, 'utf8');
  const subgraphs = await localSubgraphs(runtimes);
  gateway = await startGateway({ supergraphSdl, follow, config, log: runtimes.log, subgraphs });
  connector = hubProcess('scripts/connector-start.js', [file], {
    ...{ DATABASE_URL: runtimes.url, ALLOW_PRIVATE_SOURCES: 'true', HUB_SECRET: config.HUB_SECRET, PORT: '0' },
  });
  url = await connector.says(/perumda-air listens at (\S+)/);
}, 60_000);
afterAll(async () => {
  endAllProcesses();
  await gateway.stop();
  await site.stop();
  await runtimes.drop();
  rmSync(folder, { recursive: true });
  rmSync(dirname(file), { recursive: true });
});

async function ask(query: string, role?: 'CENTRAL_ADMIN' | 'AGENCY_ADMIN') {
  const token =
    role &&
    (await makeToken({ role, sub: 'orang-1', ...(role === 'AGENCY_ADMIN' && { agency: PASAMAN }) }, config, 600));
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: as loose as JSON is
  return (await response.json()) as any;
}
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await condition()); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error(`It did not happen within 15 s. ${connector.output()}`);
}
const record = (externalId: string, role?: Parameters<typeof ask>[1]) =>
  ask(
    `{ sourceRecord(channelId: "perumda", externalId: "${externalId}") { externalId perumdaAir { meter catatan } } }`,
    role,
  );
const count = async () =>
  Number(
    (await rows<{ n: string }>(runtimes.of('connectors'), 'select count(*) as n from connectors.source_record'))[0]!.n,
  );

test('its channels are pulled by its own process, and nobody else’s schedule touches them', async () => {
  await until(async () => (await count()) === 2);
  const lastRun = `select outcome from connectors.run order by started_at desc limit 1`;
  await until(async () => (await rows<{ outcome: string }>(runtimes.of('connectors'), lastRun))[0]?.outcome === 'DONE');
});

test('installing it adds its field to the running graph, as far as each viewer may read it', async () => {
  expect((await record('1')).errors[0].message).toContain('Cannot query field "perumdaAir"');
  const loaded = await loadConnector(file);
  if (!isExtending(loaded)) throw new Error('It adds a field.');
  await installPart({ name: subgraphName(loaded), sdl: extensionSubgraph(loaded).sdl, url }, folder);
  await until(async () => !(await record('1')).errors);
  const full = { meter: 'M-1', catatan: 'hubungi 0812-0000-0007' };
  expect((await record('1', 'CENTRAL_ADMIN')).data.sourceRecord.perumdaAir).toEqual(full);
  expect((await record('1', 'AGENCY_ADMIN')).data.sourceRecord.perumdaAir).toEqual({
    ...full,
    catatan: 'hubungi [telepon]',
  });
  expect((await record('1')).data.sourceRecord.perumdaAir).toBeNull();
  // Number 2 is anonymous: what an outside field holds could name its reporter.
  expect((await record('2', 'AGENCY_ADMIN')).data.sourceRecord.perumdaAir).toBeNull();
  expect((await record('2', 'CENTRAL_ADMIN')).data.sourceRecord.perumdaAir).toEqual({ meter: 'M-2', catatan: null });
});

test('the mutation pullChannel makes its process pull', async () => {
  tickets = [...tickets, ticket(3, { diubah: '2026-03-02 08:00:00' })];
  const { errors } = await ask(
    'mutation { pullChannel(input: { idempotencyKey: "p-1", channelId: "perumda" }) { id connector } }',
    'CENTRAL_ADMIN',
  );
  expect(errors).toBeUndefined();
  await until(async () => (await count()) === 3);
});

test('taken out again, its field is gone and the rest goes on', async () => {
  expect(await removePart('perumda_air', folder)).toBe(true);
  await until(async () => Boolean((await record('1')).errors));
  expect(
    (await ask('{ sourceRecord(channelId: "perumda", externalId: "1") { externalId } }')).data.sourceRecord,
  ).toEqual({ externalId: '1' });
  expect(await removePart('perumda_air', folder)).toBe(false);
});

test.each<[string, string, RegExp]>([
  ['for another kit', PERUMDA_AIR.replace("sdk: '^1'", "sdk: '^2'"), /was written for the kit \^2; this hub has 1\./],
  ['for a newer kit', PERUMDA_AIR.replace("sdk: '^1'", "sdk: '^1.9'"), /was written for the kit \^1\.9/],
  ['without a name', PERUMDA_AIR.replace("id: 'perumda-air',", ''), /no `id`/],
  ['without a field', PERUMDA_AIR.replace("field: 'perumdaAir'", "field: ''"), /`extend` without a `field`/],
  ['that is none', 'export default {}', /exports no connector/],
])('a connector %s is refused when it is loaded', async (name, source, reason) => {
  // A module is loaded once for each address, so each source has one of its own.
  await expect(loadConnector(perumdaFile(source, name.replaceAll(' ', '-')))).rejects.toThrow(reason);
});

test('an SDL that does not compose changes nothing', async () => {
  const sdl = 'type SourceRecord @key(fields: "id") { id: ID! }\ntype Channel { id: Int! }';
  await expect(installPart({ name: 'salah', sdl, url }, folder)).rejects.toThrow(/do not compose/);
  expect(await removePart('salah', folder)).toBe(false);
});
