import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import type { ChannelPhase } from '../../subgraphs/connectors/ledger/channel-phase.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { moveTo } from '../support/move-channel.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const NOW = new Date('2026-04-20T03:00:00Z');
const PASAMAN = seedId('wilayah:13.08');
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });

let runtimes: TestRuntimes;
let gateway: RunningGateway;
let centre: string;
beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES, NOW);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const supergraphSdl = readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8');
  gateway = await startGateway({ supergraphSdl, config, log: runtimes.log, subgraphs: await localSubgraphs(runtimes) });
  centre = await makeToken({ role: 'CENTRAL_ADMIN', sub: 'centre-1' }, config, 600);
  await untilDrained(runtimes.letterBox);
  await bring();
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await runtimes.drop();
});

// biome-ignore lint/suspicious/noExplicitAny: as loose as JSON is
async function ask(query: string, variables: object = {}, token?: string): Promise<any> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Registers a channel (its phase is REGISTERED, so it is hidden) and pushes one overdue complaint through it. */
async function bring(): Promise<void> {
  const channel = { id: 'tersembunyi', name: 'Aplikasi Lama', family: 'PUSH', agencyId: PASAMAN, idempotencyKey: 'a' };
  await ask('mutation ($i: RegisterChannelInput!) { registerChannel(input: $i) { id } }', { i: channel }, centre);
  const complaint = {
    externalId: '1',
    title: 'Lampu',
    body: 'Lampu jalan di depan pasar padam sejak tiga minggu',
    status: 'RECEIVED',
    statusRaw: 'Baru',
    anonymous: false,
    secret: false,
    occurredAt: '2026-03-17T03:00:00Z',
  };
  const page = { idempotencyKey: 'b', channelId: channel.id, complaints: [complaint] };
  await ask(
    'mutation ($i: PushSourceRecordsInput!) { pushSourceRecords(input: $i) { records { verdict } } }',
    { i: page },
    centre,
  );
  await untilDrained(runtimes.letterBox);
}

const move = async (phase: ChannelPhase) => {
  await moveTo(runtimes.of('connectors'), 'tersembunyi', phase);
  await untilDrained(runtimes.letterBox);
};

const COUNTS = `query ($agency: ID!) {
  reports(first: 10) { edges { node { id } } }
  clocks(first: 10) { edges { node { id report { id } } } }
  agency(id: $agency) { clocks(first: 10) { edges { node { id } } } } }`;

/** Reports, clocks and clocks of the agency that a viewer is shown. */
async function shownTo(token?: string): Promise<[reports: number, clocks: number, ofAgency: number]> {
  const { reports, clocks, agency } = await ask(COUNTS, { agency: PASAMAN }, token);
  return [reports.edges.length, clocks.edges.length, agency.clocks.edges.length];
}

test('a report and its deadlines are shown to the public together, hidden together, and always known to the centre', async () => {
  const [reports, clocks] = await shownTo(centre);
  expect(reports).toBe(1);
  expect(clocks).toBeGreaterThan(0);
  expect(await shownTo()).toEqual([0, 0, 0]);
  await move('SHADOW');
  expect(await shownTo()).toEqual([0, 0, 0]);
  await move('DUAL');
  expect(await shownTo()).toEqual([1, clocks, clocks]);
  await move('SHADOW');
  expect(await shownTo()).toEqual([0, 0, 0]);
  expect((await shownTo(centre)).slice(0, 2)).toEqual([1, clocks]);
});
