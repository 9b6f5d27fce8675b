import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryPlanner } from '@apollo/query-planner';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { documentId, manifestText } from '../../../gateway/documents/manifest.ts';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { locals, post, supergraphOf } from '../support.ts';

const BOOK = 'query Book($id: ID!) { book(id: $id) { title author { name } } }';
const GUARDED = '{ loginOnly whoAsks }';
const CHOICE = 'query Choice($full: Boolean!) { book(id: "1") { id title @include(if: $full) } }';
const MOTTO = '{ book(id: "1") { motto } }';
const before = supergraphOf();
const after = before.replace(/\btitle: String!/, 'title: String! motto: String');

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-warm-'));
const file = join(folder, 'documents.json');
const documents = { book: BOOK, guarded: GUARDED, choice: CHOICE, motto: MOTTO };
writeFileSync(file, manifestText(Object.entries(documents).map(([name, body]) => ({ name, body }))));

const plans = jest.spyOn(QueryPlanner.prototype, 'buildQueryPlan');
let lines: { msg: string; [fact: string]: unknown }[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
let gateway: RunningGateway;
let serve: (supergraphSdl: string) => Promise<void>;

async function start(settings: Record<string, string> = {}): Promise<void> {
  const config = hubConfig({ NODE_ENV: 'test', DOCUMENTS_FILE: file, ...settings });
  const follow = (take: typeof serve) => {
    serve = take;
    return () => {};
  };
  gateway = await startGateway({ supergraphSdl: before, follow, config, log, subgraphs: locals() });
}
const told = (msg: string) => lines.filter((line) => line.msg === msg);

beforeAll(() => start());
afterAll(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

/** What each document answers, asked by its id as a client without a token does. */
async function answers(): Promise<unknown[]> {
  const asked = async (query: string, variables = {}) => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ documentId: documentId(query), variables }),
    });
    return ((await response.json()) as { data: unknown }).data;
  };
  const choices = [asked(CHOICE, { full: true }), asked(CHOICE, { full: false })];
  return Promise.all([asked(BOOK, { id: '1' }), asked(GUARDED), ...choices]);
}
const ANSWERS = [
  { book: { title: 'Book 1', author: { name: 'Author a-1' } } },
  { loginOnly: null, whoAsks: 'PUBLIC' },
  { book: { id: '1', title: 'Book 1' } },
  { book: { id: '1' } },
];

test('documents of the manifest are planned before anybody asks, also for the public and for both sides of a condition', async () => {
  expect(plans.mock.calls.length).toBe(5);
  expect(await answers()).toEqual(ANSWERS);
  expect(plans.mock.calls.length).toBe(5);
  expect((await post(gateway.url, '{ book(id: "2") { id } }')).body.data.book.id).toBe('2');
  expect(plans.mock.calls.length).toBe(6);
});

test('one that cannot be served is named in the log, and the rest is served', async () => {
  expect(told('trusted document cannot be served')).toMatchObject([
    { document: 'motto', err: expect.stringContaining('motto') },
  ]);
  expect(told('trusted documents ready')).toMatchObject([{ ready: 3, faulty: 1, cold: 0 }]);
});

test('a supergraph that cannot be served changes nothing', async () => {
  await expect(serve('type Query { a: String }')).rejects.toThrow();
  expect(await answers()).toEqual(ANSWERS);
});

test('a new supergraph is served when its documents are planned, while the one before answers', async () => {
  plans.mockClear();
  const swap = serve(after);
  while (plans.mock.calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect((await post(gateway.url, MOTTO)).status).toBe(400);
  await swap;
  const planned = plans.mock.calls.length;
  expect(planned).toBe(6);
  expect((await post(gateway.url, MOTTO)).status).toBe(200);
  expect(await answers()).toEqual(ANSWERS);
  expect(plans.mock.calls.length).toBe(planned);
});

test('what cannot be made ready in time is made ready when it is asked for', async () => {
  await gateway.stop();
  lines = [];
  await start({ DOCUMENTS_WARM_MS: '0' });
  const [{ ready, cold }] = told('trusted documents ready') as unknown as [{ ready: number; cold: number }];
  expect(ready).toBeLessThan(3);
  expect(cold).toBeGreaterThan(0);
  expect(await answers()).toEqual(ANSWERS);
});
