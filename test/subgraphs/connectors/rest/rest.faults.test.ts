import { afterEach, expect, test } from '@jest/globals';
import { restConnector } from '../../../../subgraphs/connectors/rest/rest.connector.ts';
import { type Answer, type ScriptedSite, scriptedSite } from '../../../legacy-sites/scripted-site.ts';
import { contextFor } from '../../../support/connector-context.ts';
import { apiConfig, apiItem, idsOf, pull } from '../../../support/rest-pull.ts';

let site: ScriptedSite;
afterEach(() => site?.stop());

const LOGIN = '<form><input name="u"><input type="password" name="p"></form>';
const json = (data: unknown): Answer => ({ body: JSON.stringify(data) });

const FAULTS: [what: string, answer: Answer, errorClass: string, words: RegExp][] = [
  ['500', { status: 500 }, 'unavailable', /answers 500 to \/aduan/],
  ['a reset connection', (request) => request.socket.destroy(), 'unavailable', /does not answer/],
  [
    'a cut answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data": [');
      setTimeout(() => response.destroy(), 20);
    },
    'unavailable',
    /does not answer/,
  ],
  ['429', { status: 429, headers: { 'retry-after': '7' } }, 'rate-limited', /answers 429/],
  ['401', { status: 401 }, 'auth', /answers 401/],
  ['403', { status: 403 }, 'auth', /answers 403/],
  ['a login page with 200', LOGIN, 'auth', /asks for a password/],
  ['a page without a password', '<h1>Sedang perbaikan</h1>', 'drift', /\/aduan answers something that is no JSON/],
  ['nothing', '', 'drift', /no JSON/],
  ['half an answer', '{"data": [', 'drift', /no JSON/],
  ['404 to the first page', { status: 404 }, 'drift', /the list answers 404/],
  ['418', { status: 418 }, 'drift', /answers 418/],
  ['304 that nobody asked for', { status: 304 }, 'drift', /304, which nobody asked for/],
  ['a list at another place', json({ hasil: [] }), 'drift', /"data" of list\.items is no list at/],
  ['an object for a list', json({ data: { A: 1 } }), 'drift', /is no list/],
  ['null', json(null), 'drift', /is no list/],
  ['renamed times', json({ data: [{ id: 'A' }, { id: 'B' }] }), 'drift', /no item of page 1 says a time at "diubah"/],
  ['over 20 MB', { body: Buffer.alloc(21 * 1024 * 1024, ' ') }, 'drift', /larger than 20 MB/],
  ['endless redirects', { status: 302, headers: { location: '/aduan' } }, 'drift', /redirects more than 5 times/],
];

test.each(FAULTS)('%s', async (_, answer, errorClass, words) => {
  site = await scriptedSite(() => answer);
  const pulled = await pull(apiConfig(site.url, {}));
  expect(pulled.failure).toMatchObject({ errorClass, message: expect.stringMatching(words) });
  expect(pulled.cursors).toEqual([]);
});

test('a source that never ends its answer is given up', async () => {
  site = await scriptedSite(() => (_, response) => {
    response.writeHead(200);
    response.write('{');
  });
  expect((await pull(apiConfig(site.url, {}))).failure?.errorClass).toBe('unavailable');
});

test('items that are none, or show no id, are set aside; the others are taken', async () => {
  const data = [
    apiItem('A'),
    'teks',
    null,
    ['x'],
    apiItem(''),
    { ...apiItem('B'), id: { a: 1 } },
    apiItem('C', 0, { id: 7 }),
  ];
  site = await scriptedSite(() => json({ data }));
  const pulled = await pull(apiConfig(site.url, {}, { deletes: 'full-scan' }));
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toEqual(['A', '7']);
  expect(pulled.dead).toHaveLength(5);
  expect(pulled.dead[0]).toBe('page 1, item 2: is no object.');
  expect(pulled.dead[3]).toBe('page 1, item 5: has no id ("id").');
  expect(pulled.complete).toBe(false);
});

test.each([
  ['link', { kind: 'link' }],
  ['nextUrl', { kind: 'nextUrl', path: 'next' }],
])('credentials are not taken to another host by %s', async (_, paging) => {
  const other = await scriptedSite(() => json({ data: [] }));
  site = await scriptedSite(() => ({
    headers: { link: `<${other.url}/aduan>; rel="next"` },
    body: JSON.stringify({ data: [apiItem('A')], next: `${other.url}/aduan` }),
  }));
  const { failure } = await pull(apiConfig(site.url, { paging }, { auth: { kind: 'bearer', token: 'rahasia' } }));
  await other.stop();
  expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringMatching(/which is another host/) });
  expect(other.asked).toEqual([]);
});

test('an id cannot lead to another path', async () => {
  site = await scriptedSite((path) => (path === '/aduan' ? json({ data: [apiItem('..'), apiItem('B')] }) : json({})));
  const pulled = await pull(apiConfig(site.url, {}, { detail: { path: 'aduan/{id}/isi' } }));
  expect(pulled.dead).toEqual([expect.stringMatching(/"\.\." cannot stand in an address/)]);
  expect(site.asked).toEqual(['/aduan', '/aduan/B/isi']);
});

test('the check tells a list from something else', async () => {
  site = await scriptedSite((path) => (path === '/aduan' ? json({ data: [apiItem('A')] }) : { status: 404 }));
  const check = (list: object) => restConnector.check(contextFor(restConnector as never, apiConfig(site.url, list)));
  await check({});
  await expect(check({ path: 'lain' })).rejects.toMatchObject({ errorClass: 'drift' });
  await expect(check({ items: 'lain' })).rejects.toMatchObject({ errorClass: 'drift' });
});

test.each([
  [{ bas: 1 }, /unrecognized key/i],
  [{ base: 'ftp://a.invalid' }, /is no http address/],
  [{ timezone: 'Jakarta' }, /is not a time zone/],
  [{ key: 'a.(' }, /is no path/],
  [{ auth: { kind: 'apiKey', value: 'x' } }, /either a header or a query parameter/],
  [{ push: { method: 'POST', path: 'aduan', body: {} } }, /\{externalId\}/],
])('wrong settings are refused: %j', (parts, words) => {
  const { error } = restConnector.config.safeParse(apiConfig('http://a.invalid', {}, parts));
  expect(error?.message).toMatch(words);
});
