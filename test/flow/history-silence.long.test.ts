import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { moveTo } from '../support/move-channel.ts';
import { rows } from '../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const NOW = new Date('2026-04-20T03:00:00Z');
const PASAMAN = seedId('wilayah:13.08');
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
const ID = 'bersuara';

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
  const channel = { id: ID, name: 'Aplikasi Lama', family: 'PUSH', agencyId: PASAMAN, idempotencyKey: 'a' };
  await ask('mutation ($i: RegisterChannelInput!) { registerChannel(input: $i) { id } }', channel);
  await moveTo(runtimes.of('connectors'), ID, 'HUB_FIRST');
  await untilDrained(runtimes.letterBox);
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await runtimes.drop();
});

// biome-ignore lint/suspicious/noExplicitAny: as loose as JSON is
async function ask(query: string, i: object): Promise<any> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${centre}` },
    body: JSON.stringify({ query, variables: { i } }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const count = async (schema: 'reports' | 'sla' | 'notices' | 'connectors', from: string) =>
  (await rows<{ n: number }>(runtimes.of(schema), `select count(*)::int as n from ${schema}.${from}`))[0]!.n;

/** Two complaints of one verified person with the same words, each other's doubles; open and overdue since years. */
const complaint = (externalId: string, occurredAt: string, parts: object = {}) => ({
  ...{ externalId, title: 'Lampu', body: 'Lampu jalan di depan pasar padam sejak tiga minggu dan belum diperbaiki' },
  ...{
    finalBody: 'Lampu jalan padam',
    status: 'RECEIVED',
    statusRaw: 'Masuk',
    anonymous: false,
    secret: false,
    occurredAt,
  },
  reporter: { name: 'Warga Contoh', ids: [{ kind: 'PHONE', value: '0800-000-0001', verified: true }] },
  attachments: [{ name: 'foto.jpg', url: 'https://lama.invalid/foto.jpg' }],
  ...parts,
});

const CLOSED = { status: 'CLOSED', statusRaw: 'Beres', updatedAt: '2021-03-09T01:00:00Z' };

test('history is reported with its own times, judged as the past, and nobody is told or merged', async () => {
  await ask('mutation ($i: CreateSubscriptionInput!) { createSubscription(input: $i) { subscription { id } } }', {
    ...{ idempotencyKey: 's', name: 'Dasbor contoh', audience: 'AGENCY', agencyId: PASAMAN, transport: 'WEBHOOK' },
    ...{ target: 'https://penerima.invalid/kait', kinds: ['STATUS_CHANGED', 'BREACHED', 'ESCALATED'] },
  });
  const run = await ask('mutation ($i: StartHistoryImportInput!) { startHistoryImport(input: $i) { id } }', {
    ...{ idempotencyKey: 'b', channelId: ID },
  });
  const { id: runId } = run.startHistoryImport;
  const send = async (idempotencyKey: string, complaints: object[]) => {
    const document =
      'mutation ($i: ImportSourceRecordsInput!) { importSourceRecords(input: $i) { run { counts { created changed } } } }';
    await ask(document, { idempotencyKey, runId, complaints });
    await untilDrained(runtimes.letterBox);
  };
  await send('1', [complaint('1', '2021-03-01T01:00:00Z'), complaint('2', '2021-03-02T01:00:00Z')]);
  // The status changes within history: of something new, its reporter and the agency would hear.
  await send('2', [complaint('1', '2021-03-01T01:00:00Z', CLOSED)]);
  const reports = await rows(
    runtimes.of('reports'),
    'select status, historic, silent, merged_into_id, received_at from reports.report where channel_id = ? order by received_at',
    [ID],
  );
  expect(reports).toMatchObject([
    { status: 'CLOSED', historic: true, silent: true, merged_into_id: null },
    { status: 'RECEIVED', historic: true, silent: true, merged_into_id: null },
  ]);
  expect(await count('sla', 'sla_clock where historic')).toBeGreaterThan(0);
  expect(await count('sla', 'sla_clock where not historic')).toBe(0);
  expect(await count('sla', 'alarm')).toBe(0);
  expect(await count('notices', 'notice_event')).toBe(0);
  expect(await count('notices', 'notice_delivery')).toBe(0);
  expect(await count('connectors', 'push_delivery')).toBe(0);
  expect(await count('reports', 'merge_decision')).toBe(0);
}, 60_000);

test('the same change of a complaint that is pushed is told', async () => {
  const push = async (idempotencyKey: string, complaints: object[]) => {
    const document = 'mutation ($i: PushSourceRecordsInput!) { pushSourceRecords(input: $i) { records { verdict } } }';
    await ask(document, { idempotencyKey, channelId: ID, complaints });
    await untilDrained(runtimes.letterBox);
  };
  await push('p1', [complaint('3', '2026-04-19T01:00:00Z')]);
  await push('p2', [complaint('3', '2026-04-19T01:00:00Z', { ...CLOSED, updatedAt: '2026-04-20T01:00:00Z' })]);
  expect(await count('notices', 'notice_event')).toBeGreaterThan(0);
}, 60_000);
