import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../gateway/doors/operation.ts';
import { Endpoint } from '../../subgraphs/connectors/open311/endpoint/endpoint.ts';
import { open311Connector } from '../../subgraphs/connectors/open311/open311.connector.ts';
import { type City, open311City, requestsEvery, START } from '../legacy-sites/open311-city.ts';
import { type Answer, type ScriptedSite, scriptedSite } from '../legacy-sites/scripted-site.ts';
import { doorsHub } from '../support/doors-hub.ts';
import { allIds, contextOf, pullCity } from '../support/open311-pull.ts';
import { describeWithPackage, foreignPackage, output } from './foreign-package.ts';

// No registry has a GeoReport v2 server. What they have: replies that real cities gave to another client (npm), and a
// client that real cities are read with (PyPI), before which our invented city has to stand.
const REPLIES = 'open311@0.0.12';
const CLIENT = 'georeport==0.3.1';
const replies = await foreignPackage('npm', REPLIES);
const client = await foreignPackage('pip', CLIENT);
afterAll(async () => {
  await replies?.remove();
  await client?.remove();
});

describeWithPackage(replies, `npm's ${REPLIES}`, 'replies that real cities gave to somebody else', () => {
  let site: ScriptedSite;
  let kept: Record<string, string>;
  /** What the site answers, by method and end of path. */
  let answers: Record<string, Answer>;

  const config = () => ({
    discovery: `${site.url}/discovery`,
    timezone: 'America/New_York',
    system: 'foreign-city',
    since: '2010-04-01',
    windowDays: 89,
    privacy: { anonymous: true, secret: true },
    requestsPerSecond: 1_000,
  });
  const xml = (name: string, status = 200): Answer => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body: kept[name] ?? '',
  });

  beforeAll(async () => {
    const mock = (name: string) => readFile(join(replies?.folder ?? '', 'package/test/mocks', name), 'utf8');
    const names = [
      'discovery-dc.xml',
      'discovery-boston.json',
      'dc-services.xml',
      'service-requests.xml',
      'service-request.xml',
      'token.xml',
      'boston-submitrequest-token.xml',
      'boston-err-submitrequest-base_is_duplicate.xml',
    ];
    kept = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await mock(name)] as const)));
    site = await scriptedSite((path, { method }) => {
      const { pathname } = new URL(path, 'http://x.invalid');
      return Object.entries(answers).find(([end]) => `${method} ${pathname}`.endsWith(end))?.[1];
    });
  });
  afterAll(() => site?.stop());

  /** The site in the place of a city: its discovery document leads here instead of there. */
  const inPlaceOf = (discovery: string, host: RegExp): Answer => (kept[discovery] ?? '').replaceAll(host, site.url);

  test('Washington: discovery and services in XML, requests of the standard’s own example', async () => {
    answers = {
      'GET /discovery': inPlaceOf('discovery-dc.xml', /http:\/\/app\.311\.dc\.gov/g),
      '/Open311/v2/services.xml': xml('dc-services.xml'),
      '/Open311/v2/requests.xml': xml('service-requests.xml'),
      '/Open311/v2/requests/638349.xml': xml('service-requests.xml'),
    };
    const { complaints, failure, dead, cursors } = await pullCity(config());
    expect({ failure, dead }).toEqual({ failure: null, dead: [] });
    const byId = new Map(complaints.map((complaint) => [complaint.externalId, complaint]));
    expect([...byId.keys()].sort()).toEqual(['638344', '638349']);
    expect(byId.get('638344')).toMatchObject({
      status: 'CLOSED',
      occurredAt: '2010-04-14T14:37:38.000Z',
      updatedAt: '2010-04-14T14:37:38.000Z',
      category: { system: 'foreign-city', id: '006', name: 'Sidewalk and Curb Issues' },
      body: 'Sidewalk and Curb Issues',
      agency: null,
      answers: [{ at: null, by: null, text: 'Duplicate request.' }],
    });
    expect(byId.get('638344')?.attachments).toHaveLength(1);
    expect(byId.get('638349')).toMatchObject({ status: 'RECEIVED', answers: [] });
    expect(cursors.at(-1)?.open).toEqual(['638349']);
    expect(site.asked.some((path) => path.includes('.json'))).toBe(false);
  });

  test('every service of Washington is read, each with its name', async () => {
    const services = await (await Endpoint.open(contextOf(config()))).services();
    const listed = [...(kept['dc-services.xml'] ?? '').matchAll(/<service_code>(.*?)<\/service_code>/g)];
    expect(listed.length).toBeGreaterThan(20);
    expect([...services.keys()]).toEqual(listed.map(([, code]) => code));
    for (const { service_name: name } of services.values()) expect(String(name).length).toBeGreaterThan(2);
    await expect(open311Connector.check(contextOf(config()))).resolves.toBeUndefined();
  });

  const push = {
    title: null,
    body: 'Lubang.',
    category: null,
    place: null,
    occurredAt: '2026-03-17T00:00:00Z',
    at: '2026-03-17T00:00:00Z',
    key: 'lapor-hub:1',
  };
  const pushes = () =>
    contextOf({ ...config(), format: 'xml', push: { report: { otherwise: '006', secondsBetweenTokenTries: 0 } } });

  test('Boston: "base is a duplicate" links', async () => {
    answers = {
      'GET /discovery': inPlaceOf('discovery-boston.json', /https:\/\/mayors24\.cityofboston\.gov(?::6443)?/g),
      'GET /open311/v2/requests.xml': '<service_requests/>',
      'POST /open311/v2/requests.xml': xml('boston-err-submitrequest-base_is_duplicate.xml', 400),
    };
    expect(await open311Connector.pushReport!(pushes(), push)).toEqual({ outcome: 'ALREADY', remoteRef: null });
  });

  test('Boston: a token leads to its request', async () => {
    answers['POST /open311/v2/requests.xml'] = xml('boston-submitrequest-token.xml');
    const token = /<token>(\w+)</.exec(kept['boston-submitrequest-token.xml'] ?? '')?.[1];
    answers[`GET /open311/v2/tokens/${token}.xml`] = xml('token.xml');
    expect(await open311Connector.pushReport!(pushes(), push)).toEqual({ outcome: 'DONE', remoteRef: '638344' });
  });
});

/** Asks a city as the foreign client does, and writes what it understood as JSON. */
const ASKING = `
import json, sys
from georeport import GeoReport
city = GeoReport(sys.argv[1], jurisdiction=sys.argv[2], output_format=sys.argv[3])
requests = city.get_service_requests(start_date=sys.argv[4], end_date=sys.argv[5])
print(json.dumps({"services": city.get_service_list(), "requests": requests, "one": city.get_service_request(requests[0]["service_request_id"])}))
`;

describeWithPackage(client, `PyPI's ${CLIENT}`, 'our invented city, read by a client that nobody here wrote', () => {
  let city: City;
  beforeAll(async () => {
    city = await open311City(requestsEvery(60, 30), { jurisdiction: 'kota.invalid' });
  });
  afterAll(() => city?.stop());

  test.each(['json', 'xml'])('it understands the same services and requests as our connector (%s)', async (format) => {
    const span = [START - 1_000, START + 86_400_000].map((at) => `${new Date(at).toISOString().slice(0, 19)}Z`);
    const flags = ['-c', ASKING, city.config.base ?? '', 'kota.invalid', format, ...span];
    const { code, out, err } = await output('python3', flags, { PYTHONPATH: client?.folder ?? '' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const understood = JSON.parse(out);
    expect(understood.services.map((service: { service_code: string }) => service.service_code)).toEqual([
      '001',
      '002',
    ]);
    const ids = understood.requests.map((request: { service_request_id: string }) => request.service_request_id);
    expect(ids.sort()).toEqual(allIds(city).slice(0, 25));
    expect(understood.one.requested_datetime).toMatch(/^2026-02-0\dT/);
    const { complaints } = await pullCity({ ...city.config, jurisdictionId: 'kota.invalid', format });
    const bodies = new Map(complaints.map(({ externalId, body }) => [externalId, body]));
    for (const request of understood.requests) expect(bodies.get(request.service_request_id)).toBe(request.description);
  });
});

describeWithPackage(
  client,
  `PyPI's ${CLIENT}`,
  'the hub as an Open311 city, read by a client that nobody here wrote',
  () => {
    let hub: Awaited<ReturnType<typeof doorsHub>>;
    beforeAll(async () => {
      hub = await doorsHub('kota-asing');
      // Two of each: of one the client makes something else than a list when it reads XML.
      await hub.asOwner(`insert into reports.category (id, system, external_id, name, parent_id) values
      ('00000000-0000-7000-8000-000000000001', 'sp4n-lapor', '13', 'Lampu jalan', null),
      ('00000000-0000-7000-8000-000000000002', 'sp4n-lapor', '14', 'Jalan', null)`);
      const issued = await hub.run(operation('issue-door-key'), {
        input: { idempotencyKey: 'k', channelId: 'kota-asing', label: 'Klien asing' },
      });
      const sent = { api_key: (issued.data.issueDoorKey as { key: string }).key, address_string: 'Jalan Contoh 3' };
      for (const service_code of ['13', '14']) {
        const body = new URLSearchParams({ ...sent, service_code, description: `Rusak ${service_code}` });
        await fetch(`${hub.origin}/open311/v2/requests.json`, { method: 'POST', body });
      }
      await hub.drained();
    });
    afterAll(() => hub?.stop());

    test.each(['json', 'xml'])('it finds services, requests and one request by its number (%s)', async (format) => {
      const span = ['2026-03-01T00:00:00Z', '2026-03-31T00:00:00Z'];
      const flags = ['-c', ASKING, `${hub.origin}/open311/v2/`, '', format, ...span];
      const { code, out, err } = await output('python3', flags, { PYTHONPATH: client?.folder ?? '' });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const understood = JSON.parse(out);
      expect(understood.services).toMatchObject([{ service_code: '13' }, { service_code: '14' }]);
      expect(understood.requests).toHaveLength(2);
      expect(understood.one.service_request_id).toMatch(/^LH-/);
    });
  },
);
