import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { LANE, locals, post, says, silent, supergraphOf } from '../support.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

type Behaviour = (request: IncomingMessage, response: ServerResponse, call: number) => void;

/** A gateway whose authors are elsewhere and behave as told; `calls` counts how often they were asked. */
async function withAuthors(behave: Behaviour, env: Record<string, string> = {}) {
  const seen = { calls: 0 };
  const authors = createServer(async (request, response) => {
    await request.toArray();
    seen.calls += 1;
    behave(request, response, seen.calls);
  });
  const url = await listening(authors);
  const { authors: _, ...books } = locals();
  const supergraphSdl = supergraphOf({ authors: url });
  const gateway = await startGateway({
    supergraphSdl,
    config: hubConfig({ ...LANE, ...env }),
    log: silent,
    subgraphs: books,
  });
  stops.push(
    () => authors.closeAllConnections(),
    () => authors.close(),
    () => gateway.stop(),
  );
  return { gateway, seen };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const answer: Behaviour = (_, response) =>
  response.end(JSON.stringify({ data: { _entities: [{ __typename: 'Author', name: 'Author a-7' }] } }));
const reset: Behaviour = (request) => request.socket.destroy();
const hang: Behaviour = () => {};
const ask = ({ url }: RunningGateway) => post(url, '{ book(id: "7") { title author { name } } }');
const PARTIAL = { book: { title: 'Book 7', author: { name: null } } };

test('a query whose connection breaks is sent once more', async () => {
  const { gateway, seen } = await withAuthors((...call) => (call[2] === 1 ? reset : answer)(...call));
  expect((await ask(gateway)).body).toEqual({ data: { book: { title: 'Book 7', author: { name: 'Author a-7' } } } });
  expect(seen.calls).toBe(2);
});

test('but not again and again', async () => {
  const { gateway, seen } = await withAuthors(reset);
  const { body } = await ask(gateway);
  expect(body.data).toEqual(PARTIAL);
  expect(body.errors[0].extensions).toEqual(says('SUBGRAPH_UNAVAILABLE', 'RETRY'));
  expect(seen.calls).toBe(2);
});

test('a subgraph that fails again and again is spared, is tried after its rest, and comes back', async () => {
  let broken = true;
  const env = { CIRCUIT_FAILURES: '2', CIRCUIT_REST_MS: '150' };
  const { gateway, seen } = await withAuthors((...call) => {
    if (!broken) return answer(...call);
    call[1].writeHead(502).end('<html>');
  }, env);
  const ready = async () => (await fetch(new URL('/readyz', gateway.url))).json();
  await ask(gateway);
  expect(await ready()).toEqual({ ok: true });
  await ask(gateway);
  expect(await ready()).toEqual({ ok: true, circuits: { authors: 'open' } });
  const { body } = await ask(gateway);
  expect(body.data).toEqual(PARTIAL);
  expect(body.errors[0].extensions).toEqual(says('SUBGRAPH_UNAVAILABLE', 'RETRY'));
  expect(seen.calls).toBe(2);
  broken = false;
  await new Promise((resolve) => setTimeout(resolve, 160));
  expect((await ask(gateway)).body).not.toHaveProperty('errors');
  expect(await ready()).toEqual({ ok: true });
});

test.each([
  ['the time of the whole request', { REQUEST_DEADLINE_MS: '200' }, 'DEADLINE_EXCEEDED'],
  ['the subgraph’s own time', { SUBGRAPH_DEADLINE_MS: '200' }, 'SUBGRAPH_UNAVAILABLE'],
])('when %s is over, what is there is answered within 0.3 s', async (_, env, code) => {
  const { gateway } = await withAuthors(hang, env);
  const started = performance.now();
  const { status, body } = await ask(gateway);
  expect(performance.now() - started).toBeLessThan(500);
  expect(status).toBe(200);
  expect(body.data).toEqual(PARTIAL);
  expect(body.errors[0].extensions).toEqual(says(code, 'RETRY'));
});
