import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { locals, silent, supergraphOf } from './support.ts';

let gateway: RunningGateway;
const get = (path: string) => fetch(new URL(path, gateway.url));

beforeAll(async () => {
  gateway = await startGateway({
    supergraphSdl: supergraphOf(),
    config: hubConfig({}),
    log: silent,
    subgraphs: locals(),
  });
});
afterAll(() => gateway.stop());

test('GraphiQL is served at / and names no address outside the gateway', async () => {
  const page = await get('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await page.text()).not.toMatch(/(https?:)?\/\/[a-z]/i);
});

test('every file of the page and its workers comes from the gateway', async () => {
  const page = await (await get('/')).text();
  const files = [...page.matchAll(/"(\/graphiql\/[\w.]+)"/g)].map(([, path]) => path ?? '');
  const workers = [...page.matchAll(/worker\("(\w+\.js)"\)/g)].map(([, name]) => `/graphiql/${name}`);
  expect(files).toContain('/graphiql/ruru.js');
  expect(workers).toHaveLength(3);
  for (const path of [...files, ...workers]) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    await response.arrayBuffer();
  }
});

test('a file that is not there is not found', async () => {
  expect((await get('/graphiql/../package.json')).status).toBe(404);
  expect((await get('/graphiql/nothing.js')).status).toBe(404);
});
