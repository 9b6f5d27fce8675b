import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { locals, silent, supergraphOf } from '../support.ts';

const config = hubConfig({ NODE_ENV: 'test' });
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
});
afterAll(() => gateway.stop());

const ID = 'request-of-a-client';
const STREAM = { accept: 'text/event-stream' };
const json = (query: string) => JSON.stringify({ query });

test.each<[string, RequestInit, number]>([
  ['an answer with an error of a subgraph', { body: json('{ broken }') }, 200],
  ['an answer that leaves a field out', { body: json('{ loginOnly whoAsks }') }, 200],
  ['what is not valid', { body: json('{ nothing }') }, 400],
  ['what passes a limit', { body: json(`{ ${'whoAsks '.repeat(16_000)} }`) }, 400],
  ['a document nobody knows', { body: JSON.stringify({ documentId: 'f00' }) }, 400],
  ['what is no JSON', { body: '{' }, 400],
  ['what is too large', { body: json(' '.repeat(2 ** 20)) }, 413],
  ['another media type', { body: 'x', headers: { 'content-type': 'application/xml' } }, 415],
  ['a bad token', { body: json('{ whoAsks }'), headers: { authorization: 'Bearer x' } }, 401],
  ['another method', { method: 'PUT', body: json('{ whoAsks }') }, 405],
  ['a text by GET', { method: 'GET' }, 405],
  ['a stream that cannot begin', { body: json('subscription { nothing }'), headers: STREAM }, 400],
  ['a stream with a bad token', { body: json('{ whoAsks }'), headers: { ...STREAM, authorization: 'Bearer x' } }, 401],
])('%s bears the request id, in the header and in every error', async (_, init, status) => {
  const headers = { 'content-type': 'application/json', ...init.headers, 'x-request-id': ID };
  const answer = await fetch(gateway.url, { method: 'POST', ...init, headers });
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, ID]);
  const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
  expect(errors.length).toBeGreaterThan(0);
  for (const { extensions } of errors)
    expect(extensions).toEqual({ code: expect.any(String), remedy: expect.any(String), requestId: ID });
});

test('whoever brings no id, or one that could be a datum, is given one', async () => {
  for (const id of ['', 'too short', '0812 345 678', 'x'.repeat(65)]) {
    const headers = { 'content-type': 'application/json', 'x-request-id': id };
    const answer = await fetch(gateway.url, { method: 'POST', headers, body: json('{ whoAsks }') });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});
