import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { operation } from '../../gateway/doors/operation.ts';
import { doorsHub } from '../support/doors-hub.ts';

let hub: Awaited<ReturnType<typeof doorsHub>>;
let key: string;

beforeAll(async () => {
  hub = await doorsHub('kota-open311');
  await hub.asOwner(`insert into reports.category (id, system, external_id, name, parent_id) values
    ('00000000-0000-7000-8000-000000000001', 'sp4n-lapor', '13', 'Lampu & jalan', null)`);
  const input = { idempotencyKey: 'k', channelId: 'kota-open311', label: 'Aplikasi kota' };
  const { data } = await hub.run(operation('issue-door-key'), { input });
  key = (data.issueDoorKey as { key: string }).key;
}, 60_000);
afterAll(() => hub.stop());

async function get(path: string) {
  const answer = await fetch(`${hub.origin}/open311${path}`);
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
}

const post = async (fields: Record<string, string>, ending = 'json') => {
  const answer = await fetch(`${hub.origin}/open311/v2/requests.${ending}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, body: await answer.text() };
};

const COMPLAINT = {
  ...{ service_code: '13', description: 'Lampu <mati> & gelap', lat: '-0.9471', long: '100.4172' },
  ...{ address_string: 'Jalan Contoh 3', email: 'warga@contoh.invalid', first_name: 'Warga', last_name: 'Contoh' },
};

test('discovery says where the service lies and which formats it speaks, in both', async () => {
  const json = await get('/discovery.json');
  expect(json.type).toBe('application/json');
  const formats = ['text/xml', 'application/json'];
  expect(JSON.parse(json.body).endpoints).toMatchObject([
    { url: `${hub.origin}/open311/v2`, formats },
    { url: `${hub.origin}/georeport/v2`, formats },
  ]);
  const xml = await get('/discovery.xml');
  expect(xml.type).toBe('text/xml');
  expect((await get('/v2/services.xml')).type).toBe('text/xml; charset=utf-8');
  expect(xml.body).toContain('<formats><format>text/xml</format><format>application/json</format></formats>');
});

test('services are the official categories; what is not known is null, or an empty element', async () => {
  const service = { service_code: '13', service_name: 'Lampu & jalan', description: null, metadata: false };
  expect(JSON.parse((await get('/v2/services.json')).body)).toMatchObject([service]);
  const { body } = await get('/v2/services.xml');
  expect(body).toContain('<services><service><service_code>13</service_code><service_name>Lampu &amp; jalan<');
  expect(body).toContain('<description/><metadata>false</metadata>');
  expect(JSON.parse((await get('/v2/services/13.json')).body)).toEqual({ service_code: '13', attributes: [] });
  expect(JSON.parse((await get('/v2/services/99.json')).body)).toMatchObject([{ code: 404 }]);
});

test('a client files a request and gets its number; it is an ordinary source record, listed and asked by number', async () => {
  const filed = await post({ ...COMPLAINT, api_key: key });
  expect(filed.status).toBe(201);
  const [{ service_request_id: id }] = JSON.parse(filed.body);
  expect(id).toMatch(/^LH-/);
  expect(JSON.parse((await post({ ...COMPLAINT, api_key: key })).body)[0].service_request_id).toBe(id);
  const expected = {
    ...{ service_request_id: id, status: 'open', service_code: '13', service_name: 'Lampu & jalan' },
    ...{ description: 'Lampu <mati> & gelap', address: 'Jalan Contoh 3', lat: -0.9471, long: 100.4172, zipcode: null },
  };
  // The public reads what an office has looked at.
  expect(JSON.parse((await get('/v2/requests.json')).body)).toMatchObject([{ service_code: '13', description: null }]);
  await hub.asOwner(`update reports.report set status = 'VERIFIED'`);
  expect(JSON.parse((await get('/v2/requests.json')).body)).toMatchObject([expected]);
  expect(JSON.parse((await get(`/v2/requests/${id}.json`)).body)).toMatchObject([expected]);
  expect(JSON.parse((await get(`/v2/requests.json?service_request_id=${id}`)).body)).toHaveLength(1);
  const { body } = await get(`/v2/requests/${id}.xml`);
  expect(XMLValidator.validate(body)).toBe(true);
  expect(body).toContain('<description>Lampu &lt;mati&gt; &amp; gelap</description>');
  expect(body).toContain('<zipcode/>');
  const { data } = await hub.run('{ channel(id: "kota-open311") { sourceRecords(first: 5) { totalCount } } }', {});
  expect(data.channel).toEqual({ sourceRecords: { totalCount: 1 } });
});

test('the sender reaches the office and never the list', async () => {
  const { body } = await get('/v2/requests.json');
  expect(body).not.toMatch(/warga|contoh\.invalid/i);
  const query = '{ reports(first: 1) { edges { node { id anonymous } } } }';
  const { data } = await hub.run(query, {});
  expect(data.reports).toMatchObject({ edges: [{ node: { anonymous: false } }] });
});

test.each([
  ['status=open', 1],
  ['status=closed', 0],
  ['service_code=13', 1],
  ['service_code=99', 0],
  ['start_date=2026-03-16T00:00:00Z&end_date=2026-03-18T00:00:00Z', 1],
  ['start_date=2026-01-01T00:00:00Z&end_date=2026-01-31T00:00:00Z', 0],
  ['page=2', 0],
])('requests?%s lists %i', async (query, count) => {
  expect(JSON.parse((await get(`/v2/requests.json?${query}`)).body)).toHaveLength(count);
});

test.each([
  ['status=new', 'status takes open or closed'],
  ['start_date=kemarin', 'Dates are written like'],
  ['start_date=2020-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 'at most 90 days'],
  ['page=0', 'page takes a whole number from 1'],
  ['page=3', 'Page 3 lies behind more than 100 requests. Follow the header Link'],
  ['page=2&page_size=50&after=x', 'Give page or after, not both'],
  ['after=x', 'after takes what the header Link'],
])('requests?%s is refused in words', async (query, words) => {
  const { status, body } = await get(`/v2/requests.json?${query}`);
  expect([status, JSON.parse(body)[0].description]).toEqual([400, expect.stringContaining(words)]);
});

test('a list is gone through by numbers of pages, or by the header Link, each page once', async () => {
  for (const street of ['Satu', 'Dua'])
    await post({ ...COMPLAINT, description: `Lubang di Jalan ${street}`, api_key: key });
  await hub.drained();
  const all = JSON.parse((await get('/v2/requests.json')).body).map(numberOf);
  expect(all).toHaveLength(3);
  const byPage = await Promise.all([1, 2, 3, 4].map((page) => get(`/v2/requests.json?page_size=1&page=${page}`)));
  expect(byPage.map(({ body }) => JSON.parse(body).map(numberOf))).toEqual([...all.map((one: string) => [one]), []]);
  const byLink: string[] = [];
  for (let path: string | undefined = '/open311/v2/requests.json?page_size=2&status=open'; path; ) {
    const answer = await fetch(`${hub.origin}${path}`);
    byLink.push(...((await answer.json()) as { service_request_id: string }[]).map(numberOf));
    path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  expect(byLink).toEqual(all);
});

const numberOf = ({ service_request_id }: { service_request_id: string }) => service_request_id;

test.each<[string, Record<string, string>, number, string]>([
  ['without a key', {}, 403, 'api_key'],
  ['of an unknown service', { api_key: 'KEY', service_code: '99' }, 400, 'GET services lists them'],
  ['without words', { api_key: 'KEY', description: ' ' }, 400, 'description is missing'],
  ['without a place', { api_key: 'KEY', lat: '', long: '', address_string: '' }, 400, 'A place is missing'],
])('a request %s is refused in words, in XML too', async (_, fields, status, words) => {
  const sent = { ...COMPLAINT, ...fields, ...(fields.api_key && { api_key: key }) };
  const json = await post(sent);
  expect([json.status, JSON.parse(json.body)[0].description]).toEqual([status, expect.stringContaining(words)]);
  expect((await post(sent, 'xml')).body).toContain(`<errors><error><code>${status}</code>`);
});

test('a channel that is not shown yet gives a token, which leads to the number once it is shown', async () => {
  await hub.asOwner(`update connectors.channel set phase = 'SHADOW' where id = 'kota-open311'`);
  const [{ token }] = JSON.parse((await post({ ...COMPLAINT, description: 'Parit mampet', api_key: key })).body);
  expect(token).toMatch(/^kota-open311~\d{15}$/);
  expect((await get(`/v2/tokens/${token}.json`)).status).toBe(404);
  await hub.drained();
  await hub.asOwner('update reports.report set published = true');
  const [found] = JSON.parse((await get(`/v2/tokens/${token}.json`)).body);
  expect(found).toEqual({ token, service_request_id: expect.stringMatching(/^LH-/) });
});

test('an address without .json or .xml, and a number nobody has, are 404', async () => {
  expect((await get('/v2/services.csv')).status).toBe(404);
  expect((await get('/v2/requests/LH-0000-0000-0000.json')).status).toBe(404);
});
