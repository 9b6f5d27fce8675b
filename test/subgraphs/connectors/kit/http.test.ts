import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from '@jest/globals';
import { fromRoot } from '../../../../subgraphs/common/config/root.ts';
import { type HttpTerms, httpFor, USER_AGENT } from '../../../../subgraphs/connectors/kit/http.ts';
import { type Answer, type ScriptedSite, scriptedSite } from '../../../legacy-sites/scripted-site.ts';

const sites: ScriptedSite[] = [];
afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.stop()));
});

async function siteOf(answer: Parameters<typeof scriptedSite>[0]): Promise<ScriptedSite> {
  const site = await scriptedSite(answer);
  sites.push(site);
  return site;
}

const client = (terms: Partial<HttpTerms> = {}) =>
  httpFor({ requestsPerSecond: 1000, allowPrivateAddress: true, signal: new AbortController().signal, ...terms });

test('a page is read whole, under a name its operator can look up', async () => {
  const site = await siteOf(() => '<p>Aduan</p>');
  const reply = await client().get(`${site.url}/aduan?page=1`);
  expect(reply).toMatchObject({ status: 200, url: `${site.url}/aduan?page=1`, text: '<p>Aduan</p>' });
  expect(site.lastHeaders()['user-agent']).toBe(USER_AGENT);
  const { version } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'));
  expect(USER_AGENT.startsWith(`lapor-hub/${version} `)).toBe(true);
});

test.each<[number, string, number | null]>([
  [500, 'unavailable', null],
  [503, 'unavailable', null],
  [401, 'auth', null],
  [403, 'auth', null],
  [429, 'rate-limited', 17],
])('an answer of %i is %s', async (status, errorClass, retryAfterSeconds) => {
  const site = await siteOf(() => ({ status, headers: { 'retry-after': '17' } }));
  await expect(client().get(`${site.url}/aduan`)).rejects.toMatchObject({
    errorClass,
    retryAfterSeconds,
    message: expect.stringContaining(`answers ${status} to /aduan`),
  });
});

test.each([404, 410, 400])('an answer of %i is the connector’s to judge', async (status) => {
  const site = await siteOf(() => ({ status }));
  expect((await client().get(site.url)).status).toBe(status);
});

const cutShort: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('half a page');
  setTimeout(() => response.destroy(), 20);
};
const slowDrip: Answer = (_, response) => {
  response.writeHead(200);
  const drip = setInterval(() => response.write('.'), 20);
  response.on('close', () => clearInterval(drip));
};
const noAnswer: Answer = () => {};
const hangUp: Answer = (request) => request.socket.destroy();

test.each<[string, Answer]>([
  ['a page cut short', cutShort],
  ['a page that drips for ever', slowDrip],
  ['a site that never answers', noAnswer],
  ['a connection reset', hangUp],
])('%s is unavailable', async (_, answer) => {
  const site = await siteOf(() => answer);
  await expect(client({ timeoutMs: 300 }).get(site.url)).rejects.toMatchObject({ errorClass: 'unavailable' });
});

test('nobody at home, and a name that is none, are unavailable', async () => {
  const site = await siteOf(() => '');
  await site.stop();
  sites.length = 0;
  await expect(client().get(site.url)).rejects.toMatchObject({ errorClass: 'unavailable' });
  await expect(client().get('http://nobody.invalid/')).rejects.toMatchObject({ errorClass: 'unavailable' });
});

test('a page over 5 MB is refused before it is held whole', async () => {
  const site = await siteOf(() => ({ body: Buffer.alloc(6 * 1024 * 1024, 'a') }));
  await expect(client().get(`${site.url}/besar`)).rejects.toMatchObject({
    errorClass: 'drift',
    message: expect.stringContaining('/besar is larger than 5 MB'),
  });
});

test('a packed page nobody asked for is refused, so no bomb is unpacked', async () => {
  const site = await siteOf(() => ({ headers: { 'content-encoding': 'gzip' }, body: 'x' }));
  await expect(client().get(site.url)).rejects.toMatchObject({ errorClass: 'drift' });
});

test('five redirects are followed, the sixth is refused', async () => {
  const site = await siteOf((path) => {
    const left = Number(path.slice(1));
    return left === 0 ? 'arrived' : { status: 302, headers: { location: `/${left - 1}` } };
  });
  expect((await client().get(`${site.url}/5`)).text).toBe('arrived');
  await expect(client().get(`${site.url}/6`)).rejects.toMatchObject({ errorClass: 'drift' });
});

test.each([
  'http://127.0.0.1:1/',
  'http://localhost:1/',
  'http://10.1.2.3/',
  'http://192.168.1.1/',
  'http://172.20.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.100.100.200/',
  'http://0.0.0.0/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
])('%s lies in an inner network and is refused', async (url) => {
  await expect(client({ allowPrivateAddress: false }).get(url)).rejects.toMatchObject({
    errorClass: 'config',
    message: expect.stringContaining('ALLOW_PRIVATE_SOURCES'),
  });
});

test.each(['file:///etc/passwd', 'ftp://example.invalid/', 'gopher://example.invalid/', 'aduan'])(
  '%s is no http address, also as the target of a redirect',
  async (target) => {
    await expect(client().get(target)).rejects.toMatchObject({ errorClass: 'config' });
    const site = await siteOf(() => ({ status: 302, headers: { location: target } }));
    if (target.includes(':')) await expect(client().get(site.url)).rejects.toMatchObject({ errorClass: 'config' });
    else await expect(client().get(site.url)).rejects.toMatchObject({ errorClass: 'drift' });
  },
);

test('cookies go back to the host that set them, and are forgotten when it says so', async () => {
  const site = await siteOf((path) => {
    if (path === '/masuk') return { headers: { 'set-cookie': ['sesi=abc; Path=/; HttpOnly', 'bahasa=id'] }, body: '' };
    if (path === '/keluar') return { headers: { 'set-cookie': 'sesi=; Max-Age=0' }, body: '' };
    return 'x';
  });
  const other = await siteOf(() => 'y');
  const http = client();
  await http.get(`${site.url}/masuk`);
  await http.get(`${site.url}/aduan`);
  expect(site.lastHeaders().cookie).toBe('sesi=abc; bahasa=id');
  await http.get(other.url);
  expect(other.lastHeaders().cookie).toBeUndefined();
  await http.get(`${site.url}/keluar`);
  await http.get(`${site.url}/aduan`);
  expect(site.lastHeaders().cookie).toBe('bahasa=id');
});

test('pages in windows-1252 are read as their header or they themselves say', async () => {
  const said = {
    headers: { 'content-type': 'text/html; charset=windows-1252' },
    body: Buffer.from('Caf\xe9', 'latin1'),
  };
  const own = '<meta charset="iso-8859-1"><p>Caf\xe9';
  const site = await siteOf((path) =>
    path === '/a' ? said : { headers: { 'content-type': 'text/html' }, body: Buffer.from(own, 'latin1') },
  );
  expect((await client().get(`${site.url}/a`)).text).toBe('Café');
  expect((await client().get(`${site.url}/b`)).text).toContain('Café');
});

test('a host is asked no faster than allowed, however many clients ask it', async () => {
  const times: number[] = [];
  const site = await siteOf(() => {
    times.push(performance.now());
    return 'x';
  });
  const start = performance.now();
  const both = [client({ requestsPerSecond: 20 }), client({ requestsPerSecond: 20 })];
  await Promise.all([0, 1, 2].flatMap(() => both.map((http) => http.get(site.url))));
  // Six requests have five gaps of 50 ms; timers may fire a little early.
  expect(times.at(-1)! - start).toBeGreaterThan(240);
});

test('an aborted pull ends while it waits, as an abort and not as a fault of the source', async () => {
  const site = await siteOf(() => noAnswer);
  const stop = new AbortController();
  const waiting = client({ signal: stop.signal }).get(site.url);
  setTimeout(() => stop.abort(), 50);
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('a request is sent with its query, its form or its JSON, and its reply can be a file', async () => {
  const calls: string[] = [];
  const site = await siteOf((path, request) => {
    calls.push(`${request.method} ${path} ${request.headers['content-type'] ?? '-'}`);
    return { headers: { 'content-type': 'application/json' }, body: Buffer.from('{"ok":true}') };
  });
  const http = client({ site: { base: `${site.url}/v1/`, headers: { 'x-api-key': 'invented' } } });
  expect(await http.json('tiket', { query: { after: 3, none: null } })).toEqual({ ok: true });
  expect(site.lastHeaders()['x-api-key']).toBe('invented');
  await http.send('tiket', { method: 'POST', json: { a: 1 } });
  await http.send('/lain', { method: 'PUT', form: { a: '1' } });
  expect((await http.bytes('berkas')).bytes).toEqual(Buffer.from('{"ok":true}'));
  expect(calls).toEqual([
    'GET /v1/tiket?after=3 -',
    'POST /v1/tiket application/json',
    'PUT /lain application/x-www-form-urlencoded',
    'GET /v1/berkas -',
  ]);
});

test('credentials stay with the origin they were given for, also over a redirect', async () => {
  const other = await siteOf(() => 'y');
  const site = await siteOf(() => ({ status: 302, headers: { location: other.url } }));
  const http = client({ site: { base: site.url, headers: { 'x-api-key': 'invented' } } });
  await http.get('/aduan');
  expect(site.lastHeaders()['x-api-key']).toBe('invented');
  expect(other.lastHeaders()['x-api-key']).toBeUndefined();
  await http.get(other.url);
  expect(other.lastHeaders()['x-api-key']).toBeUndefined();
});

test('what is no JSON is drift, and a refusal can be an answer', async () => {
  const site = await siteOf((path) => (path === '/a' ? '<html>' : { status: 400, body: '{"code":1}' }));
  await expect(client().json(`${site.url}/a`)).rejects.toMatchObject({ errorClass: 'drift' });
  await expect(client().json(`${site.url}/b`)).rejects.toMatchObject({ errorClass: 'drift' });
  expect(await client().json(`${site.url}/b`, { accept: [400] })).toEqual({ code: 1 });
  await expect(client().get(`${site.url}/c`, { maxBytes: 3 })).rejects.toMatchObject({ errorClass: 'drift' });
});
