import { afterEach, expect, test } from '@jest/globals';
import type { SourceErrorClass } from '../../../../../subgraphs/connectors/kit/index.ts';
import { open311Connector } from '../../../../../subgraphs/connectors/open311/open311.connector.ts';
import { type Character, type City, open311City, requestsEvery } from '../../../../legacy-sites/open311-city.ts';
import type { Answer } from '../../../../legacy-sites/scripted-site.ts';
import { allIds, contextOf, idsOf, pullCity } from '../../../../support/open311-pull.ts';

let city: City;
afterEach(() => city.stop());

const open = async (character: Partial<Character> = {}) => {
  city = await open311City(requestsEvery(600, 12, Date.parse('2026-03-01T00:00:00Z')), character);
};
const check = (settings: object = {}) => open311Connector.check(contextOf({ ...city.config, ...settings }));
const resources = () => new Set(city.asked.map((path) => path.split('?')[0]));

test.each(['json', 'xml'])(
  'the discovery document in %s leads to the production endpoint of GeoReport v2',
  async (format) => {
    await open();
    const { base: _, ...config } = city.config;
    const pulled = await pullCity({ ...config, discovery: `${city.url}/discovery.${format}` });
    expect(idsOf(pulled)).toEqual(allIds(city));
    expect([...resources()].slice(1)).toEqual(['/open311/v2/services.json', '/open311/v2/requests.json']);
  },
);

test('an address in the discovery that bears the jurisdiction, and a type of the city’s own, are followed', async () => {
  await open({ jurisdiction: 'kota-contoh' });
  const specification = 'http://wiki.open311.org/GeoReport_v2';
  const endpoints = [
    { specification, type: 'production', url: 'http://lain.invalid/' },
    { specification, type: 'development', url: `${city.url}/open311/v2/?jurisdiction_id=kota-contoh` },
  ];
  city.instead = (path) => (path.startsWith('/own') ? JSON.stringify({ endpoints }) : undefined);
  const { base: _, ...config } = city.config;
  const pulled = await pullCity({ ...config, discovery: `${city.url}/own`, endpointType: 'development' });
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toEqual(allIds(city));
  expect([...resources()].slice(1)).toEqual(['/open311/v2/services.json', '/open311/v2/requests.json']);
});

test('a discovery that lists XML only is read as XML, without a try at JSON', async () => {
  await open({ formats: ['xml'] });
  const { base: _, ...config } = city.config;
  await pullCity({ ...config, discovery: `${city.url}/discovery.json` });
  expect([...resources()].slice(1)).toEqual(['/open311/v2/services.xml', '/open311/v2/requests.xml']);
});

test('without discovery XML is tried where there is no JSON', async () => {
  await open({ formats: ['xml'] });
  expect(idsOf(await pullCity(city.config))).toEqual(allIds(city));
});

test.each<[string, string, Answer, SourceErrorClass, RegExp]>([
  [
    'lists no endpoint of the kind',
    'test2',
    '{"endpoints":[{"specification":"http://wiki.open311.org/GeoReport_v1","type":"production","url":"http://x.invalid"}]}',
    'config',
    /names no production endpoint of GeoReport_v2, but production http/,
  ],
  ['is another document', 'hello', '{"hello":1}', 'drift', /is no service discovery document/],
  ['is a web page', 'html', '<!DOCTYPE html><p>Selamat datang', 'drift', /answers a web page/],
  ['asks to log in', 'login', '<html><form><input type="password"></form>', 'auth', /asks for a password/],
])('a discovery that %s is said so', async (_, path, body, errorClass, message) => {
  await open();
  city.instead = (asked) => (asked.includes(path) ? body : undefined);
  const { base: _base, ...config } = city.config;
  const { failure } = await pullCity({ ...config, discovery: `${city.url}/${path}` });
  expect(failure?.errorClass).toBe(errorClass);
  expect(failure?.message).toMatch(message);
});

test('a key is sent as a parameter, or in the header the settings name', async () => {
  await open({ key: 'RAHASIA-123' });
  expect((await pullCity({ ...city.config, apiKey: 'RAHASIA-123' })).failure).toBeNull();
  city.character.key = null;
  city.asked.length = 0;
  await pullCity({ ...city.config, apiKey: 'RAHASIA-123', quirks: { keyHeader: 'x-api-key' } });
  expect(city.lastHeaders()['x-api-key']).toBe('RAHASIA-123');
  expect(city.asked.join()).not.toContain('RAHASIA');
});

test.each<[string, Partial<Character>, object, SourceErrorClass, string]>([
  ['no key where one is needed', { key: 'K' }, {}, 'auth', 'api_key is required'],
  ['a wrong key', { key: 'K' }, { apiKey: 'WRONG-9' }, 'auth', 'api_key [key] is not valid'],
  ['no jurisdiction', { jurisdiction: 'kota.invalid' }, {}, 'config', 'jurisdiction_id was not provided'],
  ['a wrong jurisdiction', { jurisdiction: 'kota.invalid' }, { jurisdictionId: 'x' }, 'config', 'was not found'],
])(
  '%s is said in the city’s words, in both formats, and never with the key',
  async (_, character, settings, errorClass, words) => {
    for (const format of ['json', 'xml']) {
      await open(character);
      const { failure } = await pullCity({ ...city.config, format, ...settings });
      expect(failure?.errorClass).toBe(errorClass);
      expect(failure?.message).toContain(words);
      expect(failure?.message).not.toContain('WRONG-9');
      await city.stop();
    }
  },
);

test('the right jurisdiction is sent with every call', async () => {
  await open({ jurisdiction: 'kota.invalid' });
  expect((await pullCity({ ...city.config, jurisdictionId: 'kota.invalid' })).failure).toBeNull();
  expect(city.asked.every((path) => path.includes('jurisdiction_id=kota.invalid'))).toBe(true);
});

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each<[string, Answer, SourceErrorClass, RegExp]>([
  [
    'errors with status 200',
    '[{"code":403,"description":"Missing or Invalid API Key."}]',
    'auth',
    /refuses \(403\): "Missing or Invalid API Key\."/,
  ],
  [
    'a general service error',
    { status: 400, body: '[{"code":400,"description":"General Service Error"}]' },
    'unavailable',
    /General Service Error/,
  ],
  [
    'a refusal nobody knows',
    { status: 400, body: '[{"code":400,"description":"bulan purnama"}]' },
    'drift',
    /bulan purnama/,
  ],
  ['429', { status: 429, headers: { 'retry-after': '7' } }, 'rate-limited', /429/],
  ['500', { status: 500 }, 'unavailable', /500/],
  [
    '404 with a web page',
    { status: 404, body: '<html>Not found' },
    'config',
    /refuses \(404\)\. Is the address of the endpoint right\?/,
  ],
  ['a login page', '<!doctype html><input type=password>', 'auth', /asks for a password/],
  ['a web page', '<html><body>Pemeliharaan</body></html>', 'drift', /answers a web page/],
  ['a PHP error', 'Warning: mysql_connect()', 'drift', /answers neither XML nor JSON/],
  ['cut JSON', '[{"service_request_id":"1","sta', 'drift', /answers neither XML nor JSON/],
  ['cut XML', '<service_requests><request><service_request_id>1', 'drift', /no well-formed XML/],
  ['an XML bomb', '<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>', 'drift', /declares a document type/],
  ['bottomless JSON', nested(100_000), 'drift', /nests deeper|neither XML nor JSON/],
  ['deep JSON', nested(100), 'drift', /nests deeper than 64 levels/],
  ['deep XML', `${'<a>'.repeat(80)}${'</a>'.repeat(80)}`, 'drift', /nest/i],
  ['11 MB of XML', `<a>${'x'.repeat(11_000_000)}</a>`, 'drift', /larger than 10 MB/],
  ['21 MB of JSON', `"${'x'.repeat(21_000_000)}"`, 'drift', /larger than 20 MB/],
  [
    'another list',
    '{"posts":[]}',
    'drift',
    /answers no list; rows should bear service_request_id or requested_datetime/,
  ],
])('%s instead of the list of requests', async (_, answer, errorClass, message) => {
  await open();
  city.instead = (path) => (path.includes('/requests.') ? answer : undefined);
  const { failure, cursors } = await pullCity(city.config);
  expect(failure?.errorClass).toBe(errorClass);
  expect(failure?.message).toMatch(message);
  expect(cursors).toEqual([]);
});

test.each<[string, Answer]>([
  ['null', 'null'],
  ['nothing', ''],
  ['204', { status: 204 }],
  ['an empty element', '<?xml version="1.0"?><service_requests/>'],
])('%s instead of the list is an empty list', async (_, answer) => {
  await open();
  city.instead = (path) => (path.includes('/requests.') ? answer : undefined);
  const { failure, complaints } = await pullCity(city.config);
  expect({ failure, complaints }).toEqual({ failure: null, complaints: [] });
});

test('a connection that breaks off in the middle is unavailable, and what was committed stays', async () => {
  await open();
  let calls = 0;
  city.instead = (path) => {
    calls += path.includes('/requests.') ? 1 : 0;
    return calls >= 3 ? (_request, response) => response.socket?.destroy() : undefined;
  };
  const { failure, cursors } = await pullCity({ ...city.config, windowDays: 10 });
  expect(failure?.errorClass).toBe('unavailable');
  expect(cursors.at(-1)?.scan?.next).toBe('2026-01-21T00:00:00.000Z');
});

test('check asks for services and requests, and says what is missing', async () => {
  await open();
  await expect(check()).resolves.toBeUndefined();
  await expect(check({ quirks: { idField: 'nomor' } })).rejects.toThrow('a request bears no "nomor".');
  city.instead = (path) => (path.includes('/services.') ? '[]' : undefined);
  await expect(check()).rejects.toThrow('the list of services is empty (quirks.services: false?).');
  await expect(check({ quirks: { services: false } })).resolves.toBeUndefined();
});

test.each<[string, object, string]>([
  ['neither base nor discovery', { base: undefined }, 'base'],
  ['both', { discovery: 'http://kota.invalid/discovery.json' }, 'base'],
  ['an unknown key', { quirks: { pagging: {} } }, 'quirks'],
  ['no privacy', { privacy: undefined }, 'privacy'],
  ['half a privacy', { privacy: { anonymous: true } }, 'privacy.secret'],
  ['no zone', { timezone: 'Jakarta' }, 'timezone'],
  ['no dates and no pages', { quirks: { dateFilter: 'none' } }, 'quirks.paging'],
  ['a report that loses its mark', { push: { report: { fields: { description: '{body}' } } } }, 'push.report.fields'],
  ['a window over 90 days', { windowDays: 90 }, 'windowDays'],
])('settings with %s are refused with their path', async (_, settings, path) => {
  await open();
  const { error } = open311Connector.config.safeParse({ ...city.config, ...settings });
  expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
