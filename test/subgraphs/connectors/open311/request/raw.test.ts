import { afterEach, expect, test } from '@jest/globals';
import { open311Connector } from '../../../../../subgraphs/connectors/open311/open311.connector.ts';
import { type City, open311City, START } from '../../../../legacy-sites/open311-city.ts';
import { pagesOf, pullCity } from '../../../../support/open311-pull.ts';

let city: City;
afterEach(() => city.stop());

test('a record keeps what the city said; what is about reading begins with _', async () => {
  city = await open311City([{ id: '0001', at: START, row: { service_name: '', service_code: '002', ward: '7' } }]);
  const [record] = (await pagesOf(city.config)).flatMap(({ records }) => records);
  expect(record).toMatchObject({
    service_request_id: '0001',
    service_name: '',
    status_notes: null,
    ward: '7',
    lat: -0.131,
    _id: '0001',
    _serviceName: 'Lampu mati',
    _serviceGroup: 'Penerangan',
    _where: 'requests of 2026-01-31T00:00:00Z to 2026-03-02T00:00:00Z, row 1 (0001)',
  });
  expect(open311Connector.identify?.(record!)).toBe('0001');
});

test('the same request in JSON and in XML is the same complaint', async () => {
  const row = {
    status_notes: 'Dicek & <dicatat>',
    media_url: 'http://m.invalid/1.jpg',
    address: 'Jl. Café 5',
    lat: null,
    long: null,
  };
  city = await open311City([{ id: '0001', at: START, row }]);
  const [json, xml] = [
    await pullCity({ ...city.config, format: 'json' }),
    await pullCity({ ...city.config, format: 'xml' }),
  ];
  expect(json.complaints).toHaveLength(1);
  expect(xml.complaints).toEqual(json.complaints);
});

test('XML that is not UTF-8 keeps its letters', async () => {
  city = await open311City([{ id: '1', at: START, row: { description: 'Jalan Café rusak – 5 m²' } }], {
    charset: 'windows-1252',
    formats: ['xml'],
  });
  expect((await pullCity(city.config)).complaints).toMatchObject([{ body: 'Jalan Café rusak – 5 m²' }]);
});

test('of two rows with one id the one changed last counts, wherever it stands', async () => {
  const old = { id: '1', at: START, changedAt: START + 1_000, status: 'open' };
  city = await open311City([{ ...old, changedAt: START + 9_000, status: 'closed' }, old]);
  for (const requests of [city.requests, city.requests.toReversed()]) {
    city.requests = requests;
    expect((await pullCity(city.config)).complaints).toMatchObject([{ externalId: '1', status: 'CLOSED' }]);
  }
});

test('one broken row is a dead letter with its place; the others come in', async () => {
  city = await open311City([
    { id: '1', at: START },
    { id: '', at: START + 1_000 },
    { id: '3', at: START + 2_000, row: { status: '' } },
  ]);
  const { complaints, dead, failure } = await pullCity(city.config);
  expect({ failure, ids: complaints.map(({ externalId }) => externalId) }).toEqual({ failure: null, ids: ['1'] });
  const where = 'requests of 2026-01-31T00:00:00Z to 2026-03-02T00:00:00Z';
  expect(dead.sort()).toEqual([
    `${where}, row 1 (3): status: the request says nothing there.`,
    `${where}, row 2: has no id ("service_request_id").`,
  ]);
});

test('rows that are no objects are dead letters', async () => {
  city = await open311City([]);
  city.instead = (path) => (path.includes('/requests.') ? '["x", 7, null, {"service_request_id": 1}]' : undefined);
  const { dead } = await pullCity(city.config);
  expect(dead.filter((why) => why.includes('is no object.')).length).toBeGreaterThanOrEqual(2);
});

test('a number too long for JavaScript, and one with leading zeros, come as they were written', async () => {
  city = await open311City([]);
  const rows = ['12345678901234567890', '0042', '7']
    .map(
      (id) =>
        `{"service_request_id":${id},"status":"open","service_name":"Jalan","requested_datetime":"2026-02-02T00:00:00Z"}`,
    )
    .join();
  city.instead = (path) => (path.includes('/requests.') ? `[${rows}]` : undefined);
  const { complaints } = await pullCity({ ...city.config, since: '2026-03-01' });
  expect([...new Set(complaints.map(({ externalId }) => externalId))]).toEqual(['12345678901234567890', '0042', '7']);
});
