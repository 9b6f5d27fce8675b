import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StatusPush } from '../../../../../subgraphs/connectors/kit/index.ts';
import { open311Connector } from '../../../../../subgraphs/connectors/open311/open311.connector.ts';
import { type City, open311City, requestsEvery } from '../../../../legacy-sites/open311-city.ts';
import { lets, type Taking } from '../../../../support/open311-posting.ts';
import { contextOf } from '../../../../support/open311-pull.ts';

let city: City;
beforeEach(async () => {
  city = await open311City(requestsEvery(600, 3));
});
afterEach(() => city.stop());

const PUSH: StatusPush = {
  externalId: '0000002',
  status: 'CLOSED',
  statusOut: 'closed',
  note: 'Sudah ditambal.',
  at: '2026-03-17T02:59:00Z',
  key: 'rec:5',
};
const statusMap = { out: { CLOSED: 'closed', IN_PROGRESS: 'open' } };
const UPDATES = {
  path: 'servicerequestupdates.{format}',
  fields: {
    service_request_id: '{id}',
    update_id: '{key}',
    status: '{status}',
    description: '{note}',
    updated_datetime: '{at}',
  },
};

const push = (parts: Partial<StatusPush> = {}, status: object = UPDATES, settings: object = {}) =>
  open311Connector.pushStatus!(contextOf({ ...city.config, statusMap, push: { status }, ...settings }), {
    ...PUSH,
    ...parts,
  });

/** The city takes the change in and answers this. */
const takes =
  (answer: ReturnType<Taking>): Taking =>
  () => {
    Object.assign(city.requests[1]!, { status: 'closed', row: { status_notes: 'Petugas: Sudah ditambal.' } });
    return answer;
  };
const ignores =
  (answer: ReturnType<Taking>): Taking =>
  () =>
    answer;

test.each([
  ['json', '[{"update_id":"900"}]'],
  ['json', '{"service_request_updates":[{"update_id":900}]}'],
  [
    'xml',
    '<service_request_updates><request_update><update_id>900</update_id></request_update></service_request_updates>',
  ],
])('a change goes by the call the settings name (%s)', async (format, body) => {
  lets(city, takes({ body }));
  expect(await push({}, UPDATES, { format, apiKey: 'RAHASIA' })).toEqual({ outcome: 'DONE', remoteRef: '900' });
  expect(city.sent).toEqual([
    {
      path: `POST /open311/v2/servicerequestupdates.${format}`,
      fields: {
        api_key: 'RAHASIA',
        service_request_id: '0000002',
        update_id: 'rec:5',
        status: 'closed',
        description: 'Sudah ditambal.',
        updated_datetime: '2026-03-17T02:59:00Z',
      },
    },
  ]);
});

test('a city that changes requests by PUT and JSON is sent that; fields that say nothing are left out', async () => {
  lets(city, takes({ body: '' }));
  const terms = {
    method: 'PUT',
    path: 'requests/{id}.json',
    encoding: 'json',
    fields: { status: '{status}', status_notes: '{note}' },
  };
  expect(await push({ note: null }, terms)).toEqual({ outcome: 'DONE', remoteRef: '0000002' });
  expect(city.sent).toEqual([{ path: 'PUT /open311/v2/requests/0000002.json', fields: { status: 'closed' } }]);
});

test('a request that bears status and note already is not told again', async () => {
  lets(city, takes({ body: '' }));
  await push();
  expect(await push()).toEqual({ outcome: 'ALREADY', remoteRef: '0000002' });
  expect(city.sent).toHaveLength(1);
  // The same status with another note is news.
  await push({ note: 'Sudah diaspal juga.' });
  expect(city.sent).toHaveLength(2);
});

test.each<[string, ReturnType<Taking>]>([
  ['never answered', 'hangs'],
  ['broken off', 'breaks'],
  ['answered 500', { status: 500, body: '' }],
  ['answered without an id', { body: '[]' }],
])('a change whose call is %s is looked up: DONE where it shows, UNCERTAIN where it does not', async (_, answer) => {
  lets(city, ignores(answer));
  expect(await push()).toEqual({ outcome: 'UNCERTAIN', remoteRef: null });
  lets(city, takes(answer));
  expect(await push()).toEqual({ outcome: 'DONE', remoteRef: '0000002' });
});

test('"duplicate" means that the city has it', async () => {
  lets(city, ignores({ status: 400, body: '[{"code":400,"description":"update_id is a duplicate"}]' }));
  expect(await push()).toEqual({ outcome: 'ALREADY', remoteRef: '0000002' });
});

test.each<[string, ReturnType<Taking>, string]>([
  ['403', { status: 403, body: '' }, 'auth'],
  ['404', { status: 404, body: '' }, 'config'],
  ['an unknown word', { status: 400, body: '[{"code":400,"description":"status is not valid"}]' }, 'record'],
  ['503', { status: 503, body: '' }, 'unavailable'],
])('%s is a failure of its class', async (_, answer, errorClass) => {
  lets(city, ignores(answer));
  await expect(push()).rejects.toMatchObject({ errorClass });
});

test('a request that is gone, and a channel without such a call, say so', async () => {
  await expect(push({ externalId: 'GONE' })).rejects.toMatchObject({ errorClass: 'record' });
  const context = contextOf(city.config);
  await expect(open311Connector.pushStatus!(context, PUSH)).rejects.toMatchObject({
    errorClass: 'config',
    message: 'push.status is not set: GeoReport v2 itself has no call for it.',
  });
});

test('statusOut gives the city’s words, and none where nothing is told', () => {
  const parsed = (push: object) => open311Connector.config.parse({ ...city.config, statusMap, push });
  expect(open311Connector.statusOut!(parsed({ status: UPDATES }))).toEqual({ CLOSED: 'closed', IN_PROGRESS: 'open' });
  expect(open311Connector.statusOut!(parsed({}))).toEqual({});
});
