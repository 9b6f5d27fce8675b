import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { documentId, manifestText } from '../../../gateway/documents/manifest.ts';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { CACHE_CONTROL } from '../../../subgraphs/common/graphql/cache.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { silent } from '../support.ts';

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective", "@requiresScopes"])
  ${CACHE_CONTROL}
  type Query { name: String @cacheControl(maxAge: 300)  said(word: String!): String @cacheControl(maxAge: 60)  broken: String @cacheControl(maxAge: 300)  secret: String @cacheControl(maxAge: 300) @requiresScopes(scopes: [["rule:publish"]])  mine: String }
  type Mutation { change: String }`;
let name = 'Kategori';
const resolvers = {
  Query: {
    name: () => name,
    said: (_: unknown, { word }: { word: string }) => word,
    broken: () => {
      throw new Error('broken');
    },
    secret: () => 'for some',
    mine: () => 'of one',
  },
};
const DOCUMENTS = {
  name: '{ name }',
  both: 'query Both($word: String!) { name said(word: $word) }',
  broken: '{ name broken }',
  secret: '{ name secret }',
  mine: '{ name mine }',
  change: 'mutation { change }',
};
const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-get-'));
const file = join(folder, 'documents.json');
writeFileSync(file, manifestText(Object.entries(DOCUMENTS).map(([key, body]) => ({ name: key, body }))));
const config = hubConfig({ NODE_ENV: 'test', DOCUMENTS_FILE: file });
let gateway: RunningGateway;
let token: string;

beforeAll(async () => {
  const { supergraphSdl } = composeServices([{ name: 'words', typeDefs: parse(SDL), url: 'http://127.0.0.1:1' }]);
  const schema = buildSubgraphSchema({ typeDefs: parse(SDL), resolvers });
  const subgraphs = { words: { schema, contextFor: () => ({}) } };
  gateway = await startGateway({ supergraphSdl: supergraphSdl!, config, log: silent, subgraphs });
  token = await makeToken({ role: 'CENTRAL_ADMIN', sub: 'warga-contoh' }, config, 600);
});
afterAll(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

type Key = keyof typeof DOCUMENTS;
const get = (key: Key, headers: Record<string, string> = {}, more: Record<string, string> = {}) =>
  fetch(`${gateway.url}?${new URLSearchParams({ documentId: documentId(DOCUMENTS[key]), ...more })}`, { headers });
const asSomebody = () => ({ authorization: `Bearer ${token}` });

test('a document is answered by GET with its age and a mark, and 304 as long as nothing changed', async () => {
  const first = await get('name');
  expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'max-age=300, public']);
  expect(first.headers.get('vary')).toBe('accept, authorization');
  expect(await first.json()).toEqual({ data: { name: 'Kategori' } });
  const etag = first.headers.get('etag')!;
  const again = await get('name', { 'if-none-match': `"other", W/${etag}` });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(again.headers.get('cache-control')).toBe('max-age=300, public');
  name = 'Kategori baru';
  const changed = await get('name', { 'if-none-match': etag });
  expect([changed.status, await changed.json()]).toEqual([200, { data: { name: 'Kategori baru' } }]);
});

test('the least age of several fields counts, and variables come along', async () => {
  const answer = await get('both', {}, { variables: JSON.stringify({ word: 'halo' }) });
  expect(answer.headers.get('cache-control')).toBe('max-age=60, public');
  expect(await answer.json()).toMatchObject({ data: { said: 'halo' } });
});

test.each<[Key, string]>([
  ['broken', 'an answer with errors'],
  ['secret', 'an answer without what was refused'],
])('%s: %s is not kept', async (key) => {
  const answer = await get(key);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('etag')).toBeNull();
  expect(await answer.json()).toMatchObject({ data: { name: expect.anything() }, errors: [expect.anything()] });
});

test('whoever has a token is told to keep nothing, of public data too, and gets no 304', async () => {
  const etag = (await get('name')).headers.get('etag')!;
  for (const key of ['name', 'secret'] as const) {
    const answer = await get(key, { ...asSomebody(), 'if-none-match': etag });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('etag')).toBeNull();
  }
});

test.each<[Key, string]>([
  ['mine', 'what is not the same for everybody'],
  ['change', 'a mutation'],
])('%s: %s is not answered by GET', async (key) => {
  const answer = await get(key);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('a text in the address is refused, trusted or not', async () => {
  const answer = await fetch(`${gateway.url}?query=${encodeURIComponent(DOCUMENTS.name)}`);
  expect(answer.status).toBe(405);
});

test('the hash of a persisted query does as well as an id', async () => {
  const text = '{ a: name }';
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: documentId(text) } });
  const byHash = () => fetch(`${gateway.url}?${new URLSearchParams({ extensions })}`);
  expect(await (await byHash()).json()).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });
  const body = JSON.stringify({ query: text, extensions: JSON.parse(extensions) });
  const kept = await fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(kept.headers.get('cache-control')).toBe('max-age=300, public');
  const answer = await byHash();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'max-age=300, public']);
});
