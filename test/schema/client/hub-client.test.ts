import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  createHubClient,
  HubRequestError,
  ReportNews,
  ReportsPage,
  SubmitReport,
} from '../../../schema/client/index.ts';
import { type RunningMock, startMock } from '../../../scripts/mock/mock-server.ts';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock(0);
});
afterAll(() => mock.stop());

test('a query and a mutation answer with the types of their operation', async () => {
  const hub = createHubClient({ url: mock.url });
  const { reports } = await hub.request(ReportsPage, { first: 2 });
  // Compiles only while the type of the status is the enum of the schema.
  const statuses: ('RECEIVED' | string)[] = reports.edges.map(({ node }) => node.status);
  expect(statuses).toHaveLength(2);
  const input = { idempotencyKey: 'k', body: 'Lampu padam', anonymous: true, secret: false };
  expect((await hub.request(SubmitReport, { input })).submitReport.status).toBe('RECEIVED');
});

test('an error is thrown with code, remedy, request id and text of the hub', async () => {
  const hub = createHubClient({ url: mock.url, headers: { 'x-mock-error': 'FORBIDDEN' } });
  const error = await hub.request(ReportsPage, { first: 1 }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(HubRequestError);
  expect(error).toMatchObject({ code: 'FORBIDDEN', remedy: 'ASK_OPERATOR', requestId: 'mock' });
  expect(error.message).toMatch(/\w+/);
});

test('a hub that is not there is UNREACHABLE, worth another try', async () => {
  const hub = createHubClient({ url: 'http://127.0.0.1:9/graphql' });
  await expect(hub.request(ReportsPage, { first: 1 })).rejects.toMatchObject({ code: 'UNREACHABLE', remedy: 'RETRY' });
});

test('a subscription is heard event by event and ends when the loop is left', async () => {
  const hub = createHubClient({ url: mock.url, headers: { 'x-mock-every': '5' } });
  const heard: string[] = [];
  for await (const { reportNews } of hub.subscribe(ReportNews, {}, { lastEventId: '7' })) {
    heard.push(reportNews.cursor);
    if (heard.length === 3) break;
  }
  expect(heard).toEqual(['8', '9', '10']);
});

/** A hub whose streams break as told: what each connection does, in turn. */
async function brokenHub(...turns: ((response: ServerResponse) => void)[]) {
  const asked: IncomingHttpHeaders[] = [];
  const server: Server = createServer((request, response) => {
    turns[asked.push(request.headers) - 1]!(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return { url, asked, stop: () => server.close() };
}

const stream = (text: string, ends: 'breaks' | 'completes') => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(text, () => (ends === 'breaks' ? response.destroy() : response.end('event: complete\ndata: \n\n')));
};
const refusal = (code: string, remedy: string) => (response: ServerResponse) => {
  response.writeHead(503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ message: code, extensions: { code, remedy } }] }));
};
const event = (cursor: string) =>
  `id: ${cursor}\nevent: next\ndata: {"data":{"reportNews":{"cursor":"${cursor}"}}}\n\n`;
const EXPIRED =
  'event: next\ndata: {"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED","remedy":"FIX_INPUT"}}]}\n\n';

test('a connection that breaks is opened anew behind the last event; an overloaded hub is asked again', async () => {
  const hub = await brokenHub(
    stream(event('a') + event('b'), 'breaks'),
    refusal('OVERLOADED', 'RETRY'),
    stream(event('c'), 'completes'),
  );
  const lost: (string | undefined)[] = [];
  const client = createHubClient({ url: hub.url });
  const heard: string[] = [];
  const onConnection = (error: HubRequestError | null) => void lost.push(error?.code);
  for await (const { reportNews } of client.subscribe(ReportNews, {}, { onConnection })) heard.push(reportNews.cursor);
  expect(heard).toEqual(['a', 'b', 'c']);
  expect(hub.asked.map((headers) => headers['last-event-id'])).toEqual([undefined, 'b', 'b']);
  expect(lost).toEqual([undefined, 'UNREACHABLE', 'OVERLOADED', undefined]);
  hub.stop();
});

test('when its token runs out a subscription goes on with the next one, if there is who gives it', async () => {
  const turns = [stream(event('a') + EXPIRED, 'completes'), stream(event('b'), 'completes')];
  const hub = await brokenHub(...turns);
  let given = 0;
  const client = createHubClient({ url: hub.url, token: () => `token-${++given}` });
  const heard: string[] = [];
  for await (const { reportNews } of client.subscribe(ReportNews, {})) heard.push(reportNews.cursor);
  expect(heard).toEqual(['a', 'b']);
  expect(hub.asked.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  hub.stop();
});

test('a refusal that no other try mends ends the subscription', async () => {
  const hub = await brokenHub(refusal('FORBIDDEN', 'FIX_INPUT'));
  const events = createHubClient({ url: hub.url }).subscribe(ReportNews, {});
  await expect(events.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  hub.stop();
});
