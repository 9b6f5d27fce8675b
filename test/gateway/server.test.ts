import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { LANE, locals, post, says, serveForeign, silent, supergraphOf } from './support.ts';

const config = hubConfig({ ...LANE, SUBGRAPH_DEADLINE_MS: '300' });
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

test('an operation with @defer is refused before it is planned, whatever the client accepts', async () => {
  const query = '{ book(id: "1") { title ... @defer { author { name } } } }';
  for (const accept of ['application/json', 'multipart/mixed; deferSpec=20220824, application/json']) {
    const { status, body } = await post(local.url, query, { accept });
    expect([status, body.data]).toEqual([400, undefined]);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].message).toMatch(/^The hub answers whole: it serves no @defer/);
    expect(body.errors[0].extensions).toEqual(says('GRAPHQL_VALIDATION_FAILED', 'FIX_INPUT'));
  }
});

test('an expired token gets 401 with code and remedy, not the public’s answer', async () => {
  const token = await makeToken({ role: 'CENTRAL_ADMIN' }, config, -60);
  const { status, body } = await post(local.url, '{ whoAsks }', { authorization: `Bearer ${token}` });
  expect(status).toBe(401);
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringMatching(/^The token is not accepted: it has expired/),
        extensions: says('UNAUTHENTICATED', 'FIX_INPUT'),
      },
    ],
  });
});

test.each(['local', 'remote'])('an unexpected failure leaves no trace of its text (%s)', async (form) => {
  const { body } = await post(form === 'local' ? local.url : remote.url, '{ whoAsks broken }');
  expect(JSON.stringify(body)).not.toMatch(/hunter2|10\.1\.2\.3|stack/);
  expect(body.data).toMatchObject({ broken: null });
  expect(body.data.whoAsks).toBeTruthy();
  expect(body.errors[0].extensions).toEqual(says('INTERNAL_SERVER_ERROR', 'ASK_OPERATOR'));
});

test('a dead subgraph costs its own fields only, and its address stays hidden', async () => {
  const { status, body } = await post(halfDead.url, '{ book(id: "7") { title author { id name } } }');
  expect(status).toBe(200);
  expect(body.data).toEqual({ book: { title: 'Book 7', author: { id: 'a-7', name: null } } });
  expect(body.errors[0].extensions).toEqual(says('SUBGRAPH_UNAVAILABLE', 'RETRY'));
  expect(JSON.stringify(body)).not.toContain('127.0.0.1');
});

test.each(['local', 'remote'])(
  'a slow subgraph is given up at its deadline; all else is answered (%s)',
  async (form) => {
    const started = Date.now();
    const { status, body } = await post(
      form === 'local' ? local.url : remote.url,
      '{ book(id: "7") { title author { id slowName } } }',
    );
    expect(Date.now() - started).toBeLessThan(600);
    expect(status).toBe(200);
    expect(body.data).toEqual({ book: { title: 'Book 7', author: { id: 'a-7', slowName: null } } });
    expect(body.errors[0].extensions).toEqual(says('SUBGRAPH_UNAVAILABLE', 'RETRY'));
  },
);

test.each(['local', 'remote'])(
  'an error of a subgraph keeps code, remedy and path, and no status (%s)',
  async (form) => {
    const { status, body } = await post(
      form === 'local' ? local.url : remote.url,
      '{ books(first: 2) { writer: author { unfound } } }',
    );
    expect(status).toBe(200);
    expect(body.errors).toHaveLength(2);
    expect(body.errors[1]).toEqual({
      message: 'No agency has the id 9.',
      path: ['books', 1, 'writer', 'unfound'],
      extensions: says('AGENCY_NOT_FOUND', 'FIX_INPUT'),
    });
  },
);

test('a mistake in the question is explained in Apollo’s words', async () => {
  const { status, body } = await post(local.url, '{ books(first: 1) { titel } }');
  expect(status).toBe(400);
  expect(body.errors[0]).toMatchObject({
    message: 'Cannot query field "titel" on type "Book". Did you mean "title"?',
    extensions: says('GRAPHQL_VALIDATION_FAILED', 'FIX_INPUT'),
  });
});

test('a question of too many words is refused before it is planned', async () => {
  const { status, body } = await post(local.url, `{ ${'whoAsks '.repeat(15_000)} }`);
  expect(status).toBe(400);
  expect(body.errors[0].extensions).toEqual(says('TOO_MANY_TOKENS', 'FIX_INPUT'));
});

const JSON_BODY = { 'content-type': 'application/json' };
test.each<[string, RequestInit, number, RegExp]>([
  [
    'a form of a foreign page',
    { headers: { 'content-type': 'text/plain' }, body: '{"query":"{whoAsks}"}' },
    400,
    /CSRF/,
  ],
  ['another media type', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }, 415, /application\/json/],
  ['a body that is not JSON', { headers: JSON_BODY, body: '{"query":' }, 400, /not JSON/],
  ['an empty body', { headers: JSON_BODY, body: '' }, 400, /empty/],
  ['several operations at once', { headers: JSON_BODY, body: '[{"query":"{whoAsks}"}]' }, 400, /batching/i],
  ['over 1 MB', { headers: JSON_BODY, body: JSON.stringify({ query: ' '.repeat(1024 * 1024) }) }, 413, /1 MB/],
  ['a GET', { method: 'GET' }, 405, /POST/],
])('%s is refused as a GraphQL error with code and remedy', async (_, request, status, reason) => {
  const response = await fetch(local.url, { method: 'POST', ...request });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({
    errors: [{ message: expect.stringMatching(reason), extensions: says('BAD_REQUEST', 'FIX_INPUT') }],
  });
});

test('a subgraph in this process gets a fresh context for each call', async () => {
  const contexts: object[] = [];
  const subgraphs = locals();
  for (const subgraph of Object.values(subgraphs)) {
    const { contextFor } = subgraph;
    subgraph.contextFor = (viewer, requestId) => {
      contexts.push({ requestId });
      return contextFor(viewer, requestId);
    };
  }
  const gateway = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs });
  await post(gateway.url, '{ books(first: 2) { author { name } } }', { 'x-request-id': 'request-one' });
  await gateway.stop();
  expect(contexts).toEqual([{ requestId: 'request-one' }, { requestId: 'request-one' }]);
});

test('every answer bears a request id, also within its errors; a client’s own is kept', async () => {
  expect((await post(local.url, '{ whoAsks }')).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  const { headers } = await post(local.url, '{ whoAsks }', { 'x-request-id': 'from-the-client' });
  expect(headers.get('x-request-id')).toBe('from-the-client');
  const { body } = await post(local.url, '{ nothing }', { 'x-request-id': 'from-the-client' });
  expect(body.errors[0].extensions.requestId).toBe('from-the-client');
});

test('it says that it lives and that it is ready', async () => {
  for (const path of ['/livez', '/readyz']) {
    expect(await (await fetch(new URL(path, local.url))).json()).toEqual({ ok: true });
  }
});

test('a stopping gateway answers what is under way', async () => {
  const closing = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
  const answer = post(closing.url, '{ slow whoAsks }');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await closing.stop();
  expect((await answer).status).toBe(200);
  await expect(post(closing.url, '{ whoAsks }')).rejects.toThrow();
});

test('a supergraph that Apollo cannot serve is refused with its reason', async () => {
  const broken = startGateway({ supergraphSdl: 'type Query { a: String }', config, log: silent });
  await expect(broken).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('the supergraph cannot be served'),
  });
});
