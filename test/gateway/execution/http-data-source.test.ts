import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpDataSource } from '../../../gateway/execution/http-data-source.ts';
import { NonceMemory, verifyViewer } from '../../../subgraphs/common/identity/signature.ts';
import { silent } from '../support.ts';

const SECRET = 'a secret of more than thirty-two characters';
const viewer = { role: 'LIAISON', userId: 'official-7', agencyId: 'agency-1', channelId: null } as const;

/** What the subgraph answers, and what it was asked last. */
let answer = { status: 200, body: '{"data":{}}' };
let asked: { headers: IncomingHttpHeaders; body: string };
let subgraph: Server;
let source: HttpDataSource;

beforeAll(async () => {
  subgraph = createServer(async (request, response) => {
    asked = { headers: request.headers, body: (await request.toArray()).join('') };
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const { port } = subgraph.address() as AddressInfo;
  source = new HttpDataSource({
    name: 'books',
    url: `http://127.0.0.1:${port}/graphql?a=1`,
    secret: SECRET,
    deadlineMs: 2_000,
    log: silent,
  });
});
afterAll(() => void subgraph.close());

const ask = () => {
  const context = { viewer, requestId: 'request-one' };
  const request = { query: '{ a }', variables: { reason: 'ä' } };
  return source.process({ kind: 'incoming operation', request, context } as never);
};

test('the subgraph is told who asks, signed over this very body, and the request id', async () => {
  answer = { status: 200, body: '{"data":{"a":1}}' };
  expect(await ask()).toEqual({ data: { a: 1 } });
  expect(verifyViewer(asked.headers, asked.body, SECRET, new Date(), new NonceMemory())).toEqual(viewer);
  expect(JSON.parse(asked.body)).toEqual({ query: '{ a }', variables: { reason: 'ä' } });
  expect(asked.headers).toMatchObject({ 'x-request-id': 'request-one' });
  expect(asked.headers).not.toHaveProperty('authorization');
});

test.each<[string, number, string]>([
  ['a page instead of JSON', 502, '<html>bad gateway at 10.1.2.3</html>'],
  ['nothing', 200, ''],
  ['null', 200, 'null'],
  ['neither data nor errors', 200, '{"message":"10.1.2.3"}'],
  ['data that is no object', 200, '{"data":"10.1.2.3"}'],
  ['errors that are no list', 200, '{"data":null,"errors":"10.1.2.3"}'],
  [
    'that it does not accept our signature',
    401,
    '{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}',
  ],
])('a subgraph that answers %s counts as not answering', async (_, status, body) => {
  answer = { status, body };
  await expect(ask()).rejects.toMatchObject({
    code: 'SUBGRAPH_UNAVAILABLE',
    message: expect.not.stringMatching(/10\.1\.2\.3|127\.0\.0\.1/),
  });
});

test('errors are taken from an answer that is not 200, but not the status they wish for', async () => {
  const error = { message: 'No.', path: ['a'], extensions: { code: 'FORBIDDEN', http: { status: 418 } } };
  answer = { status: 500, body: JSON.stringify({ data: null, errors: [error] }) };
  expect(JSON.parse(JSON.stringify(await ask()))).toEqual({
    data: null,
    errors: [{ message: 'No.', path: ['a'], extensions: { code: 'FORBIDDEN' } }],
  });
});
