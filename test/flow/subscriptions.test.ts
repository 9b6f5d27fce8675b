import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { operation } from '../../gateway/doors/operation.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { doorsHub } from '../support/doors-hub.ts';
import { listenTo } from '../support/listen.ts';

let hub: Awaited<ReturnType<typeof doorsHub>>;
beforeAll(async () => {
  hub = await doorsHub('aliran');
}, 60_000);
afterAll(() => hub.stop());

const NEWS = operation('report-news');
const hangUps: (() => void)[] = [];
afterAll(() => {
  for (const hangUp of hangUps) hangUp();
});

/** Opens a stream that is hung up at the end at the latest. */
async function listen(headers: Record<string, string> = {}, body: object = { query: NEWS }) {
  const stream = await listenTo(hub.url, headers, body);
  hangUps.push(stream.hangUp);
  return stream;
}

const submitted = new Map<string, string>();
async function submit(body: string): Promise<string> {
  const input = { idempotencyKey: body, body, anonymous: true, secret: false };
  const { data } = await hub.run(
    'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id number } }',
    { input },
  );
  const { number, id } = data.submitReport as { number: string; id: string };
  submitted.set(number, id);
  return number;
}

test('a new report is heard with what other subgraphs know of it, and its place is the id of the event', async () => {
  const stream = await listen();
  expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const number = await submit('Lampu jalan padam');
  const { id, event, data } = await stream.next();
  expect(event).toBe('next');
  expect(data).toEqual({
    data: { reportNews: expect.objectContaining({ kind: 'STATUS_CHANGED', status: 'RECEIVED', previousStatus: null }) },
  });
  expect(data.data.reportNews.report).toEqual({ id: submitted.get(number), number, agency: null });
  expect(id).toBe(data.data.reportNews.cursor);
  stream.hangUp();
});

test('who comes back with Last-Event-ID hears what happened meanwhile, each once', async () => {
  const first = await listen();
  await submit('Jalan berlubang');
  const { id } = await first.next();
  first.hangUp();
  const missed = await submit('Sampah menumpuk');
  const back = await listen({ 'last-event-id': id! });
  expect((await back.next()).data.data.reportNews.report.number).toBe(missed);
  const then = await submit('Parit mampet');
  expect((await back.next()).data.data.reportNews.report.number).toBe(then);
  back.hangUp();
});

test('a client of the public library for GraphQL over SSE hears the same', async () => {
  const client = createClient({ url: hub.url });
  const heard = new Promise((resolve, reject) => {
    client.subscribe({ query: NEWS }, { next: resolve, error: reject, complete: () => {} });
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const number = await submit('Air keruh');
  expect(await heard).toMatchObject({ data: { reportNews: { report: { number } } } });
  client.dispose();
});

test('a query over a stream is one event and the end', async () => {
  const stream = await listen({}, { query: '{ reports(first: 1) { edges { node { status } } } }' });
  expect((await stream.next()).data).toEqual({ data: { reports: { edges: [{ node: { status: 'RECEIVED' } }] } } });
  expect((await stream.next()).event).toBe('complete');
});

test.each<[string, object, Record<string, string>, number, string]>([
  ['an unknown field', { query: 'subscription { reportNews { words } }' }, {}, 400, 'Cannot query field "words"'],
  ['a bad token', { query: NEWS }, { authorization: 'Bearer x' }, 401, 'Authorization'],
  [
    'a scope that is missing',
    { query: operation('channel-health'), variables: { channelId: 'aliran' } },
    {},
    400,
    'channel:watch',
  ],
  ['another one', { query: 'subscription { importProgress(runId: "x") { id } }' }, {}, 400, 'import:watch'],
  ['no subscription at all', { query: '{' }, {}, 400, 'Syntax Error'],
])('%s is refused before a stream begins', async (_, body, headers, status, words) => {
  const answer = await fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(status);
  const { errors } = (await answer.json()) as { errors: { message: string }[] };
  expect(errors[0]?.message).toContain(words);
});

test('a cursor that is none is told in the stream, which ends', async () => {
  const stream = await listen({ 'last-event-id': 'x' });
  expect((await stream.next()).data.errors[0]).toMatchObject({ extensions: { code: 'BAD_CURSOR' } });
  expect((await stream.next()).event).toBe('complete');
});

test('a subscription without a stream says how to ask', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(hub.url, { method: 'POST', headers, body: JSON.stringify({ query: NEWS }) });
  const { errors } = (await answer.json()) as { errors: { message: string }[] };
  expect(errors[0]?.message).toContain('Accept: text/event-stream');
});

test('a stream ends with the token of its client', async () => {
  const token = await makeToken({ sub: 'pusat-1', role: 'CENTRAL_ADMIN' }, hub.config, 2);
  const stream = await listen({ authorization: `Bearer ${token}` });
  expect((await stream.next()).data.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect((await stream.next()).event).toBe('complete');
});

test('a channel’s health is told now and at each change', async () => {
  const token = await makeToken({ sub: 'auditor-1', role: 'AUDITOR' }, hub.config, 600);
  const body = { query: operation('channel-health'), variables: { channelId: 'aliran' } };
  const stream = await listen({ authorization: `Bearer ${token}` }, body);
  expect((await stream.next()).data).toEqual({
    data: { channelHealth: { id: 'aliran', phase: 'DUAL', health: 'NEVER_PULLED', lastError: null } },
  });
  await hub.asOwner(`update connectors.channel set parked_at = now() where id = 'aliran'`);
  expect((await stream.next()).data.data.channelHealth.health).toBe('PARKED');
  stream.hangUp();
});
