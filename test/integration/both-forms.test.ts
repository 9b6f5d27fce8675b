import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import pg from 'pg';
import { DEVELOPMENT_SECRET, hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { endAllProcesses, type HubProcess, hubProcess } from '../support/hub-process.ts';
import { inventedExport } from '../support/invented-export.ts';
import { sharedData, testOnSharedData } from '../support/shared-data.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';

// Roles belong to the server that all suites share, so every suite derives their passwords from the same secret.
const SECRET = DEVELOPMENT_SECRET;

let database: TestDatabase;
let processes: HubProcess[] = [];
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await Promise.all(processes.map((one) => one.end()));
  processes = [];
  await database.drop();
});
afterAll(endAllProcesses);

const env = () => ({ DATABASE_URL: database.url, HUB_SECRET: SECRET, HUB_DEMO: 'off' });

/** Everything in one process. */
async function oneProcess(): Promise<string> {
  const hub = hubProcess('scripts/hub-start.js', [], { ...env(), HUB_DATA_FOLDER: fromRoot('.data', 'both-forms') });
  processes = [hub];
  return hub.says(/ready at (\S+)/);
}

/** Each subgraph, the worker and the gateway as a process of its own, over HTTP. */
async function manyProcesses(): Promise<string> {
  const migration = hubProcess('scripts/database-migrate.js', [], env());
  expect([await migration.exit(), migration.output()]).toEqual([0, expect.any(String)]);
  const subgraphs = SUBGRAPHS.map(
    ({ name }) => [name, hubProcess('scripts/subgraph-start.js', [name], env())] as const,
  );
  const worker = hubProcess('scripts/worker-start.js', [], env());
  processes = [worker, ...subgraphs.map(([, one]) => one)];
  const urls: Record<string, string> = {};
  for (const [name, one] of subgraphs) urls[`SUBGRAPH_URL_${name.toUpperCase()}`] = await one.says(/listens at (\S+)/);
  await worker.says(/Worker reads/);
  const gateway = hubProcess('gateway/index.js', [], { ...env(), ...urls });
  processes.push(gateway);
  return gateway.says(/(http:\S+\/graphql)/);
}

async function ask(url: string, query: string, variables: object = {}, token?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Record<string, never>; errors?: { extensions: { code: string } }[] };
}

const operation = (name: string) => readFileSync(fromRoot('schema', 'operations', `${name}.graphql`), 'utf8');
const centre = () => makeToken({ role: 'CENTRAL_ADMIN', sub: 'centre-1' }, hubConfig({ HUB_SECRET: SECRET }), 600);

async function pull(path: string) {
  const run = hubProcess('scripts/channel-pull.js', ['--channel', 'laporan-ringkas', '--file', path, '--json'], env());
  await run.exit();
  return JSON.parse(
    run
      .output()
      .split('\n')
      .find((line) => line.startsWith('{')) ?? run.output(),
  );
}

describe.each([
  ['one process', oneProcess],
  ['many processes', manyProcesses],
])('in %s', (_, start) => {
  test('an export becomes reports with agency, deadlines and sources; pulling it again changes nothing', async () => {
    const url = await start();
    const { path, rows } = await inventedExport();
    expect(await pull(path)).toMatchObject({ outcome: 'DONE', seen: rows, created: rows, dead: 0 });
    expect(await pull(path)).toMatchObject({ outcome: 'DONE', created: 0, changed: 0 });

    const { data, errors } = await ask(url, '{ reports(first: 100) { totalCount edges { node { id } } } }');
    expect(errors).toBeUndefined();
    expect(data.reports).toMatchObject({ totalCount: rows });
    const { edges } = data.reports as unknown as { edges: { node: { id: string } }[] };
    const shown = await ask(url, operation('report-with-agency-sla-sources'), { id: edges[0]!.node.id });
    expect(shown.errors).toBeUndefined();
    expect(shown.data.report).toMatchObject({
      agency: { name: expect.stringMatching(/^Pemerintah Kabupaten/) },
      sourceRecords: { edges: [{ node: { channel: { name: expect.any(String) } } }] },
    });
    expect((shown.data.report as unknown as { clocks: unknown[] }).clocks.length).toBeGreaterThan(0);
  });

  test('a token counts in every subgraph, and an expired one nowhere', async () => {
    const url = await start();
    const register = `mutation { registerAgency(input: { idempotencyKey: "both-1", name: "Dinas Contoh", kind: OTHER, validFromDay: "2020-01-01" }) { name } }`;
    expect((await ask(url, register)).errors?.[0]?.extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect((await ask(url, register, {}, await centre())).data.registerAgency).toEqual({ name: 'Dinas Contoh' });
    const expired = await makeToken({ role: 'CENTRAL_ADMIN' }, hubConfig({ HUB_SECRET: SECRET }), -5);
    expect((await ask(url, register, {}, expired)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('what happens to a report is heard by whoever listens', async () => {
    const url = await start();
    const client = createClient({ url });
    const heard = new Promise<unknown>((next, error) => {
      client.subscribe({ query: operation('report-news') }, { next, error, complete: () => {} });
    });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const submit = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { number } }';
    const input = { idempotencyKey: 'both-2', body: 'Lampu jalan contoh padam', anonymous: true, secret: false };
    const { data } = await ask(url, submit, { input });
    expect(await heard).toMatchObject({ data: { reportNews: { status: 'RECEIVED', report: data.submitReport } } });
    client.dispose();
  });

  testOnSharedData('the 200 real rows come in whole, twice, also after kill -9 in the middle', async () => {
    const path = sharedData('laporan-ringkas-sample.xlsx');
    const url = await start();
    await killInsideTheCommit(path);
    await pull(path);
    expect(await pull(path)).toMatchObject({ outcome: 'DONE', created: 0, changed: 0, dead: 0 });
    expect(await pull(path.replace('.xlsx', '.csv'))).toMatchObject({ seen: 200, unchanged: 200 });
    const { data } = await ask(
      url,
      '{ channel(id: "laporan-ringkas") { sourceRecords(first: 1) { totalCount } } reports(first: 1, filter: { includeMerged: true }) { totalCount } }',
      {},
      await centre(),
    );
    expect(data.reports).toEqual({ totalCount: 200 });
  });
});

/**
 * Kills a pull while it writes its page: the table it writes to is held until the pull waits for it. Then nothing of
 * the page may be there. A dead worker's lease ends by itself; the test does not wait for it.
 */
async function killInsideTheCommit(path: string): Promise<void> {
  const [holder, watcher] = [new pg.Client(database.url), new pg.Client(database.url)];
  await Promise.all([holder.connect(), watcher.connect()]);
  await holder.query('begin; lock table connectors.source_record in access exclusive mode');
  const killed = hubProcess('scripts/channel-pull.js', ['--channel', 'laporan-ringkas', '--file', path], env());
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query ilike '%connectors.source_record%'`;
  while ((await watcher.query(waits)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await killed.end('SIGKILL');
  await holder.query('rollback');
  await watcher.query('update connectors.channel set lease_until = now()');
  expect((await watcher.query('select 1 from connectors.source_record')).rowCount).toBe(0);
  await Promise.all([holder.end(), watcher.end()]);
}
