import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { untilDrained } from '../../scripts/until-drained.ts';
import { DEVELOPMENT_SECRET } from '../../subgraphs/common/config/config.ts';
import { writeAudit } from '../../subgraphs/common/database/audit.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { signViewer } from '../../subgraphs/common/identity/signature.ts';
import { PUBLIC_VIEWER, SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { newNotes, withNotes } from '../../subgraphs/common/log/request-notes.ts';
import { METRICS } from '../../subgraphs/common/metrics/metrics.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { endAllProcesses, hubProcess } from '../support/hub-process.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES, new Date());
  for (const { seed, database } of SUBGRAPHS) await seed?.(runtimes.of(database.schema));
});
afterAll(async () => {
  endAllProcesses();
  await runtimes.drop();
});

const env = () => ({ DATABASE_URL: runtimes.url, HUB_SECRET: DEVELOPMENT_SECRET, ADMIN_PORT: '0' });
const LISTENS = /listens at (\S+)/;
const FIGURES = /Figures for operators: (\S+)\/metrics/;

test.each(
  SUBGRAPHS.flatMap(({ name, gauges = [], database }) =>
    gauges.map((gauge) => [name, gauge.metric, gauge, database] as const),
  ),
)(
  'the gauge of %s %s can be asked, and its columns are the labels of the table',
  async (_, metric, { sql }, { schema }) => {
    const em = forkFor(runtimes.of(schema).orm, SYSTEM_VIEWER);
    await em.execute(sql);
    const shape = await em.execute<object[]>(`select q.* from (select 1) one left join (${sql}) q on true limit 1`);
    expect(Object.keys(shape[0] ?? {}).sort()).toEqual([...METRICS[metric].labels, 'value'].sort());
  },
);

test.each(['agencies', 'reports', 'sla', 'notices', 'connectors'] as const)(
  'an act in %s remembers the request it was part of',
  async (schema) => {
    const em = forkFor(runtimes.of(schema).orm, SYSTEM_VIEWER);
    const entry = { viewer: SYSTEM_VIEWER, action: 'test', subject: 'one' };
    await withNotes(newNotes('request-1234'), () =>
      em.transactional((inner) => writeAudit(inner as typeof em, schema, entry)),
    );
    const rows = await em.execute(`select request_id from ${schema}.audit where action = 'test'`);
    expect(rows).toEqual([{ request_id: 'request-1234' }]);
  },
);

test('a worker is ready when it reads letters, tells of its queues, and finishes its letter at SIGTERM', async () => {
  expect(await runtimes.letterBox.waiting()).toBeGreaterThan(0);
  const first = hubProcess('scripts/worker-start.js', [], env());
  const url = await first.says(FIGURES);
  const ready = async () => (await fetch(`${url}/readyz`)).json() as Promise<{ ok: boolean }>;
  while (!(await ready()).ok) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await ready()).toEqual({ ok: true, checks: { database: true, letters: true, accepting: true } });
  const figures = await (await fetch(`${url}/metrics`)).text();
  expect(figures).toMatch(/lapor_letters_total\{queue="directory-changed\.\w+",outcome="handled"\} [1-9]/);
  expect(figures).toMatch(/lapor_letters_waiting\{queue="directory-changed\.\w+"\} \d/);
  expect(await first.end('SIGTERM')).toBe(0);
  expect((await runtimes.letterBox.queues()).filter(({ dead }) => dead > 0)).toEqual([]);

  const second = hubProcess('scripts/worker-start.js', [], env());
  await second.says(/Worker reads/);
  await untilDrained(runtimes.letterBox);
  expect(await second.end('SIGTERM')).toBe(0);
  expect(first.output() + second.output()).not.toMatch(/letter failed/);
});

/** Whether a call was answered; "not taken": the process no longer listens. */
async function call(url: string, agent: Agent): Promise<string> {
  const body = JSON.stringify({ query: '{ agencies(first: 20) { edges { node { id name } } } }' });
  const { origin, pathname } = new URL(url);
  const signed = signViewer(PUBLIC_VIEWER, body, DEVELOPMENT_SECRET, new Date());
  const headers = { 'content-type': 'application/json', ...signed };
  try {
    const response = await agent.request({ origin, path: pathname, method: 'POST', headers, body });
    const text = await response.body.text();
    const whole = response.statusCode === 200 && text.startsWith('{"data":{"agencies":{"edges"');
    return whole ? 'answered' : `${response.statusCode} ${text}`;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // A connection that was idle, or not yet taken from the queue, when the door closed: whoever called asks again.
    return ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(code) ? 'not taken' : `${code} ${error}`;
  }
}

/** How calls end when sixteen clients ask `url` without pause, and `stop` is called after two hundred answers. */
async function underLoad(url: string, stop: () => Promise<number | null>) {
  const agent = new Agent({ connections: 16 });
  const ends: string[] = [];
  const client = async () => {
    while (ends.at(-1) !== 'not taken') ends.push(await call(url, agent));
  };
  const clients = Array.from({ length: 16 }, client);
  while (ends.length < 200) await new Promise((resolve) => setTimeout(resolve, 10));
  const code = stop();
  await Promise.all(clients);
  await agent.close();
  return { code: await code, ends: new Set(ends) };
}

test('a subgraph, then a gateway, under load answers everything it has taken when SIGTERM comes', async () => {
  const subgraph = () => hubProcess('scripts/subgraph-start.js', ['agencies'], env());
  const [first, second] = [subgraph(), subgraph()];
  const urls = { first: await first.says(LISTENS), second: await second.says(LISTENS) };
  const told = { code: 0, ends: new Set(['answered', 'not taken']) };
  expect(await underLoad(urls.first, () => first.end('SIGTERM'))).toEqual(told);

  const gateway = hubProcess('gateway/index.js', [], { ...env(), SUBGRAPH_URL_AGENCIES: urls.second });
  expect(await underLoad(await gateway.says(LISTENS), () => gateway.end('SIGTERM'))).toEqual(told);
  await second.end();
});
