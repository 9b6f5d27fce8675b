import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ReportPush } from '../../../../../subgraphs/connectors/kit/index.ts';
import { open311Connector } from '../../../../../subgraphs/connectors/open311/open311.connector.ts';
import { type City, open311City, requestsEvery } from '../../../../legacy-sites/open311-city.ts';
import { lets, type Taking } from '../../../../support/open311-posting.ts';
import { contextOf, READ_AT } from '../../../../support/open311-pull.ts';

let city: City;
beforeEach(async () => {
  city = await open311City(requestsEvery(600, 40));
});
afterEach(() => city.stop());

const PUSH: ReportPush = {
  title: 'Lubang di jalan',
  body: 'Lubang besar di depan pasar.',
  category: { system: 'sp4n-lapor', id: '17', name: 'Infrastruktur' },
  place: {
    province: 'Sumatera Barat',
    regency: 'Pasaman',
    district: 'Bonjol',
    village: null,
    detail: 'Jl. Sudirman 12',
  },
  occurredAt: '2026-03-16T03:00:00Z',
  at: '2026-03-17T02:59:00Z',
  key: 'lapor-hub:4711',
};
const REPORT = { services: { 17: '001' }, secondsBetweenTokenTries: 0 };

const push = (parts: Partial<ReportPush> = {}, settings: object = {}, report: object = REPORT) =>
  open311Connector.pushReport!(contextOf({ ...city.config, push: { report }, ...settings }), { ...PUSH, ...parts });

/** The city takes a request in and answers this. */
const takes =
  (answer: (id: string) => ReturnType<Taking>): Taking =>
  (fields) => {
    const id = `N${city.requests.length}`;
    city.requests.push({ id, at: READ_AT.valueOf(), row: { description: fields.description ?? '' } });
    return answer(id);
  };
const refuses =
  (status: number, body: string): Taking =>
  () => ({ status, body });

test.each([
  ['json', (id: string) => `[{"service_request_id":"${id}","service_notice":"","account_id":null}]`],
  ['json', (id: string) => `{"service_requests":[{"service_request_id":"${id}"}]}`],
  [
    'xml',
    (id: string) =>
      `<service_requests><request><service_request_id>${id}</service_request_id><account_id/></request></service_requests>`,
  ],
])('a report becomes a request of the city (%s), with its mark, its service and its address', async (format, body) => {
  lets(
    city,
    takes((id) => ({ status: 201, body: body(id) })),
  );
  const settings = { format, apiKey: 'RAHASIA', jurisdictionId: 'kota.invalid' };
  expect(await push({}, settings)).toEqual({ outcome: 'DONE', remoteRef: 'N40' });
  expect(city.sent).toEqual([
    {
      path: `POST /open311/v2/requests.${format}`,
      fields: {
        api_key: 'RAHASIA',
        jurisdiction_id: 'kota.invalid',
        service_code: '001',
        description: 'Lubang di jalan\n\nLubang besar di depan pasar.\n\n[lapor-hub:4711]',
        address_string: 'Jl. Sudirman 12, Bonjol, Pasaman, Sumatera Barat',
      },
    },
  ]);
});

test('pushed twice with one mark it is one request: the second finds it', async () => {
  lets(
    city,
    takes((id) => ({ body: `[{"service_request_id":"${id}"}]` })),
  );
  expect(await push()).toEqual({ outcome: 'DONE', remoteRef: 'N40' });
  expect(await push()).toEqual({ outcome: 'ALREADY', remoteRef: 'N40' });
  expect(city.sent).toHaveLength(1);
});

test.each<[string, () => Taking]>([
  ['never answered', () => takes(() => 'hangs')],
  ['broken off', () => takes(() => 'breaks')],
  ['answered 500', () => takes(() => ({ status: 500, body: 'oops' }))],
  ['answered with a page that is no list', () => takes(() => ({ body: '<html>Terima kasih' }))],
  ['answered with cut JSON', () => takes(() => ({ body: '[{"service_requ' }))],
  ['answered 200 without an id', () => takes(() => ({ body: '[{"service_notice":"Terima kasih"}]' }))],
  ['answered 200 with nothing', () => takes(() => ({ body: '' }))],
  ['sent elsewhere', () => takes(() => ({ status: 302, body: '' }))],
])('a report whose call is %s is UNCERTAIN, and the next try finds it instead of making another', async (_, taking) => {
  lets(city, taking());
  expect(await push()).toEqual({ outcome: 'UNCERTAIN', remoteRef: null });
  expect(await push()).toEqual({ outcome: 'ALREADY', remoteRef: 'N40' });
  expect(city.sent).toHaveLength(1);
});

test.each<[string, (call: number) => string | null, object]>([
  ['at once', () => 'T-1', { outcome: 'DONE', remoteRef: 'N40' }],
  ['at the third try', (call) => (call === 3 ? 'T-1' : null), { outcome: 'DONE', remoteRef: 'N40' }],
  ['never', () => null, { outcome: 'UNCERTAIN', remoteRef: 'token:T-1' }],
])('a token is asked for its number, which comes %s', async (_, known, expected) => {
  lets(
    city,
    takes(() => ({ body: '<service_requests><request><token>T-1</token></request></service_requests>' })),
  );
  const posting = city.instead;
  let calls = 0;
  city.instead = (path, request) => {
    if (!path.includes('/tokens/T-1.json')) return posting(path, request);
    calls += 1;
    return known(calls) ? '[{"service_request_id":"N40","token":"T-1"}]' : { status: 404, body: '' };
  };
  expect(await push()).toEqual(expected);
});

test.each<[string, Taking, string | null]>([
  [
    'as Boston says it',
    refuses(
      400,
      '<errors><error><code>400</code><description>Invalid service request: base is a duplicate.</description></error></errors>',
    ),
    null,
  ],
  ['naming the request', refuses(400, '[{"code":400,"description":"Duplicate of request #0000007"}]'), '0000007'],
  [
    'with status 200',
    refuses(200, '[{"code":400,"description":"duplicate","service_request_id":"0000008"}]'),
    '0000008',
  ],
  ['with 409', refuses(409, '[{"code":409,"description":"Conflict"}]'), null],
])('"duplicate", %s, links instead of failing', async (_, taking, remoteRef) => {
  lets(city, taking);
  expect(await push()).toEqual({ outcome: 'ALREADY', remoteRef });
});

test.each<[string, Taking, string, RegExp]>([
  ['403', refuses(403, '[{"code":403,"description":"Missing or Invalid API Key"}]'), 'auth', /Invalid API Key/],
  [
    'an unknown service',
    refuses(404, '[{"code":404,"description":"service_code was not found"}]'),
    'config',
    /service_code/,
  ],
  [
    'a missing field',
    refuses(400, '[{"code":400,"description":"lat and long are required"}]'),
    'record',
    /lat and long/,
  ],
  ['503', refuses(503, 'later'), 'unavailable', /503/],
  ['429', refuses(429, ''), 'rate-limited', /429/],
])('%s is a failure of its class, for nothing was taken in', async (_, taking, errorClass, message) => {
  lets(city, taking);
  await expect(push()).rejects.toMatchObject({ errorClass, message: expect.stringMatching(message) });
});

test('a city that cannot even be read is told nothing', async () => {
  lets(
    city,
    takes(() => 'hangs'),
  );
  const posting = city.instead;
  city.instead = (path, request) =>
    path.includes('/requests.') && request.method === 'GET' ? { status: 503 } : posting(path, request);
  await expect(push()).rejects.toMatchObject({ errorClass: 'unavailable' });
  expect(city.sent).toEqual([]);
});

test('a category without a service goes to `otherwise`, and without one it is a fault of the settings', async () => {
  lets(
    city,
    takes((id) => ({ body: `[{"service_request_id":"${id}"}]` })),
  );
  const category = { system: 'sp4n-lapor', id: '99', name: 'Kesehatan' };
  await push({ category }, {}, { ...REPORT, otherwise: '002' });
  expect(city.sent[0]?.fields.service_code).toBe('002');
  await push({ category, key: 'k2' }, {}, { services: { Kesehatan: '003' } });
  expect(city.sent[1]?.fields.service_code).toBe('003');
  const why = 'push.report.services has no service for "Kesehatan", and there is no otherwise.';
  await expect(push({ category, key: 'k3' })).rejects.toMatchObject({ errorClass: 'config', message: why });
});

test('a channel that takes no reports says so', async () => {
  const context = contextOf(city.config);
  await expect(open311Connector.pushReport!(context, PUSH)).rejects.toMatchObject({ errorClass: 'config' });
});
