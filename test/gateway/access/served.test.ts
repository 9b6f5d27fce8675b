import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { LANE, locals, post, silent, supergraphOf } from '../support.ts';

const config = hubConfig({ ...LANE, NODE_ENV: 'test' });
let partial: RunningGateway;
let refusing: RunningGateway;
let token: { authorization: string };

beforeAll(async () => {
  const options = { supergraphSdl: supergraphOf(), log: silent, subgraphs: locals() };
  partial = await startGateway({ ...options, config });
  refusing = await startGateway({ ...options, config: { ...config, ACCESS_REFUSAL: 'refuse' } });
  token = { authorization: `Bearer ${await makeToken({ role: 'REPORTER', sub: 'w-1' }, config, 60)}` };
});
afterAll(() => Promise.all([partial.stop(), refusing.stop()]));

/** An error as it is told. */
interface Told {
  path: string[];
  extensions: { code: string };
}

const QUERY = '{ book(id: "1") { id secret s: secret author { name } } books(first: 1) { secret } }';

test('a query is answered without the fields that are not allowed, each told with its place', async () => {
  const { status, body } = await post(partial.url, QUERY);
  expect(status).toBe(200);
  expect(body.data).toEqual({
    book: { id: '1', secret: null, s: null, author: { name: 'Author a-1' } },
    books: [{ secret: null }],
  });
  expect(body.errors.map(({ path, extensions }: Told) => [path, extensions.code])).toEqual([
    [['book', 'secret'], 'UNAUTHORIZED_FIELD_OR_TYPE'],
    [['book', 's'], 'UNAUTHORIZED_FIELD_OR_TYPE'],
    [['books', '@', 'secret'], 'UNAUTHORIZED_FIELD_OR_TYPE'],
  ]);
  expect(body.errors[0]).toEqual({
    message: 'This viewer may not ask for Book.secret. It takes policy person:known.',
    path: ['book', 'secret'],
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', remedy: 'ASK_OPERATOR', requestId: expect.any(String) },
  });
});

test('who has what it takes gets the same query whole, before and after it was refused to another', async () => {
  for (const headers of [token, {}, token]) {
    const { body } = await post(partial.url, QUERY, headers);
    expect(body.errors?.length ?? 0).toBe('authorization' in headers ? 0 : 3);
    expect(body.data.book.secret).toBe('authorization' in headers ? 'Secret of 1' : null);
  }
});

test('a field of the root that is not allowed is null, alone and beside others', async () => {
  const { body } = await post(partial.url, '{ whoAsks a: loginOnly }');
  expect(body.data).toEqual({ whoAsks: 'PUBLIC', a: null });
  const { body: nothing } = await post(partial.url, '{ loginOnly }');
  expect(nothing.data).toEqual({ loginOnly: null });
});

test('introspection is answered beside a refused field', async () => {
  const { body } = await post(partial.url, '{ loginOnly __type(name: "Book") { name } __typename }');
  expect(body.data).toEqual({ loginOnly: null, __type: { name: 'Book' }, __typename: 'Query' });
});

test('a hub that is told to refuse answers nothing of a query with a refused part', async () => {
  const { status, body } = await post(refusing.url, QUERY);
  expect([status, body.data, body.errors.length]).toEqual([200, null, 3]);
  expect((await post(refusing.url, QUERY, token)).body.errors).toBeUndefined();
});
