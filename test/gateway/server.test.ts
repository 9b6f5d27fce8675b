import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { locals, post, serveForeign, silent, supergraphOf } from './support.ts';

const config = hubConfig({ SUBGRAPH_DEADLINE_MS: '300' });
let local: RunningGateway;
let remote: RunningGateway;
let halfDead: RunningGateway;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const [books, authors] = [await serveForeign('books'), await serveForeign('authors')];
  local = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
  remote = await startGateway({
    supergraphSdl: supergraphOf({ books: books.url, authors: authors.url }),
    config,
    log: silent,
  });
  halfDead = await startGateway({ supergraphSdl: supergraphOf({ books: books.url }), config, log: silent });
  stops.push(local.stop, remote.stop, halfDead.stop, books.stop, authors.stop);
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

test('in one process and over HTTP the same question has the same answer', async () => {
  const query = '{ books(first: 2) { title author { name } } }';
  const { body } = await post(local.url, query);
  expect(body).toEqual({
    data: {
      books: [
        { title: 'Book 0', author: { name: 'Author a-0' } },
        { title: 'Book 1', author: { name: 'Author a-1' } },
      ],
    },
  });
  expect((await post(remote.url, query)).body).toEqual(body);
});

test('a subgraph in this process learns who asks', async () => {
  const token = await makeToken({ role: 'CENTRAL_ADMIN' }, config, 60);
  expect((await post(local.url, '{ whoAsks }', { authorization: `Bearer ${token}` })).body.data).toEqual({
    whoAsks: 'CENTRAL_ADMIN',
  });
  expect((await post(local.url, '{ whoAsks }')).body.data).toEqual({ whoAsks: 'PUBLIC' });
});

test('an expired token gets 401 with code and remedy, not the public’s answer', async () => {
  const token = await makeToken({ role: 'CENTRAL_ADMIN' }, config, -60);
  const { status, body } = await post(local.url, '{ whoAsks }', { authorization: `Bearer ${token}` });
  expect(status).toBe(401);
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringMatching(/^The token is not accepted: it has expired/),
        extensions: { code: 'UNAUTHENTICATED', remedy: 'FIX_INPUT' },
      },
    ],
  });
});

test.each(['local', 'remote'])('an unexpected failure leaves no trace of its text (%s)', async (form) => {
  const { body } = await post(form === 'local' ? local.url : remote.url, '{ whoAsks broken }');
  expect(JSON.stringify(body)).not.toMatch(/hunter2|10\.1\.2\.3|stack/);
  expect(body.data).toMatchObject({ broken: null });
  expect(body.data.whoAsks).toBeTruthy();
  expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', remedy: 'ASK_OPERATOR' });
});

test('a dead subgraph costs its own fields only, and its address stays hidden', async () => {
  const { status, body } = await post(halfDead.url, '{ book(id: "7") { title author { id name } } }');
  expect(status).toBe(200);
  expect(body.data).toEqual({ book: { title: 'Book 7', author: { id: 'a-7', name: null } } });
  expect(body.errors[0].extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', remedy: 'RETRY' });
  expect(JSON.stringify(body)).not.toContain('127.0.0.1');
});

test.each(['local', 'remote'])('a slow subgraph is given up at its deadline (%s)', async (form) => {
  const started = Date.now();
  const { body } = await post(form === 'local' ? local.url : remote.url, '{ slow }');
  expect(Date.now() - started).toBeLessThan(1_500);
  expect(body.errors[0].extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', remedy: 'RETRY' });
});

test('a mistake in the question is explained', async () => {
  const { status, body } = await post(local.url, '{ books(first: 1) { titel } }');
  expect(status).toBe(400);
  expect(body.errors[0]).toMatchObject({
    message: expect.stringContaining('Did you mean "title"'),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', remedy: 'FIX_INPUT' },
  });
});

test('a form post from a foreign page is refused', async () => {
  const response = await fetch(local.url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
  expect(response.status).toBeGreaterThanOrEqual(400);
});

test('every answer bears a request id; a client’s own is kept', async () => {
  expect((await post(local.url, '{ whoAsks }')).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  const { headers } = await post(local.url, '{ whoAsks }', { 'x-request-id': 'from-the-client' });
  expect(headers.get('x-request-id')).toBe('from-the-client');
});

test('it says that it lives and that it is ready', async () => {
  for (const path of ['/livez', '/readyz']) {
    expect(await (await fetch(new URL(path, local.url))).json()).toEqual({ ok: true });
  }
});

test('GraphiQL is served at / and loads nothing from elsewhere', async () => {
  const page = await (await fetch(new URL('/', local.url))).text();
  const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url);
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((url) => /^(https?:)?\/\//.test(url ?? ''))).toEqual([]);
  const script = loaded.find((url) => url?.endsWith('.js'));
  expect((await fetch(new URL(script ?? '', local.url))).status).toBe(200);
});

test('a stopping gateway answers what is under way', async () => {
  const closing = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
  const answer = post(closing.url, '{ slow whoAsks }');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await closing.stop();
  expect((await answer).status).toBe(200);
  await expect(post(closing.url, '{ whoAsks }')).rejects.toThrow();
});
