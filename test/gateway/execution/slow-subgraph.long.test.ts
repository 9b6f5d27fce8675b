import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { post, serveForeign, silent, supergraphOf } from '../support.ts';

const DEADLINE_MS = 500;
/** What a busy machine may add. */
const PATIENCE_MS = 20_000;
const REST_MS = 60_000;
const CROWD = 300;

let books: Awaited<ReturnType<typeof serveForeign>>;
/** Takes every call and never answers. */
let silence: Server;
let calls = 0;
const gateways: RunningGateway[] = [];

beforeAll(async () => {
  // Of the other one only: it shares a busy machine with the crowd.
  process.env.SUBGRAPH_DEADLINE_MS_AUTHORS = String(DEADLINE_MS);
  books = await serveForeign('books');
  silence = createServer(() => {
    calls += 1;
  });
  await new Promise<void>((listening) => silence.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  delete process.env.SUBGRAPH_DEADLINE_MS_AUTHORS;
  for (const { stop } of gateways) await stop();
  silence.closeAllConnections();
  silence.close();
  await books.stop();
});

async function gatewayOver(authors: string): Promise<string> {
  const config = hubConfig({
    ...{ NODE_ENV: 'test', SUBGRAPH_DEADLINE_MS: '30000', CIRCUIT_REST_MS: String(REST_MS) },
    // The crowd is let in: what a slow subgraph does to it is what is tested.
    ...{ IN_FLIGHT_LIMIT: String(2 * CROWD), EVENT_LOOP_DELAY_LIMIT_MS: '60000' },
  });
  const gateway = await startGateway({
    supergraphSdl: supergraphOf({ books: books.url, authors }),
    config,
    log: silent,
  });
  gateways.push(gateway);
  return gateway.url;
}

const LIST = '{ books(first: 5) { id title author { id name } } }';
const WITHOUT_AUTHORS = '{ books(first: 5) { id title } }';

test.each([
  ['never answers', () => `http://127.0.0.1:${(silence.address() as AddressInfo).port}/graphql`],
  ['is dead', () => 'http://127.0.0.1:1/graphql'],
])('a crowd gets everything else in time while one subgraph %s, and soon without waiting', async (_, authors) => {
  const url = await gatewayOver(authors());
  const started = performance.now();
  const asked = Array.from({ length: CROWD }, (_, n) => post(url, n % 2 === 0 ? LIST : WITHOUT_AUTHORS));
  const answers = await Promise.all(asked);
  expect(performance.now() - started).toBeLessThan(DEADLINE_MS + PATIENCE_MS);
  for (const [n, { status, body }] of answers.entries()) {
    expect(status).toBe(200);
    expect(body.data.books.map(({ title }: { title: string }) => title)).toEqual(
      Array.from({ length: 5 }, (_, book) => `Book ${book}`),
    );
    const codes = (body.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
    expect(codes).toEqual(n % 2 === 0 ? Array(codes.length).fill('SUBGRAPH_UNAVAILABLE') : []);
    if (n % 2 === 0) expect(codes.length).toBeGreaterThan(0);
  }
  // The circuit is open: the subgraph is spared, and nobody waits for it.
  const before = calls;
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const begin = performance.now();
    expect((await post(url, LIST)).body.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    times.push(performance.now() - begin);
  }
  expect(Math.min(...times)).toBeLessThan(DEADLINE_MS / 2);
  expect(calls).toBe(before);
});

test('a bomb of 2^30 fields is refused within 150 ms, between the others', async () => {
  const url = await gatewayOver('http://127.0.0.1:1/graphql');
  const bomb = (n: number) =>
    `query Q${n} { ...f0 } ${Array.from({ length: 30 }, (_, f) => `fragment f${f} on Query { ...f${f + 1} ...f${f + 1} }`).join(' ')} fragment f30 on Query { whoAsks }`;
  const times: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    const begin = performance.now();
    const { status, body } = await post(url, bomb(n));
    times.push(performance.now() - begin);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'TOO_MANY_ROOT_FIELDS']);
  }
  // The best of ten: the machine may be busy, a bomb that is expanded never ends.
  expect(Math.min(...times)).toBeLessThan(150);
});
