import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import { hooks } from '../../../../../subgraphs/connectors/channels/hooks/hooks.ts';
import { chatConnector } from '../../../../../subgraphs/connectors/chat/chat.connector.ts';
import type { Connector, WebhookRequest } from '../../../../../subgraphs/connectors/kit/index.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { takeLease } from '../../../../../subgraphs/connectors/runner/lease.ts';
import { takeCall } from '../../../../../subgraphs/connectors/runner/webhook-call.ts';
import { CHAT_SECRET, callOf, chatSettings, SAID, VERIFY_TOKEN } from '../../../../support/chat-calls.ts';
import { channelNow, lettersSent, putChannel, rows } from '../../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../../support/test-runtime.ts';

const NOW = new Date();
const SECONDS = Math.floor(NOW.valueOf() / 1000);

let runtimes: TestRuntimes;
let server: FastifyInstance;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase], NOW, { SOURCE_RAHASIA: CHAT_SECRET });
  server = Fastify();
  await server.register(hooks(runtime()));
});
afterAll(async () => {
  await server.close();
  await runtimes.drop();
});

const open = (id: string, service = 'TELEGRAM', parts: object = {}) => {
  const settings = chatSettings(service, service === 'STANDARD' ? {} : { secret: ['$', '{SOURCE_RAHASIA}'].join('') });
  return putChannel(runtime(), id, { family: 'CHAT', secondsBetweenPulls: 0, settings, ...parts });
};

const send = (id: string, { method, headers, body, query }: WebhookRequest) =>
  server.inject({
    method: method as InjectOptions['method'] & string,
    url: `/hooks/${id}`,
    headers,
    query,
    payload: body,
  });
const say = (id: string, number: number, text: string, service = 'TELEGRAM') =>
  send(id, callOf(service, SAID[service]!(number, text, SECONDS), { id: `msg_${number}` }));

const recordsOf = (id: string) =>
  rows<{ body: string; seq: number }>(
    runtime(),
    `select v.complaint->>'body' as body, r.seq from connectors.source_record r
     join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq where r.channel_id = ? order by 1`,
    [id],
  );
const deliveriesOf = (id: string) =>
  rows<{ delivery: string }>(runtime(), 'select delivery from connectors.webhook_delivery where channel_id = ?', [id]);

test.each(['TELEGRAM', 'WHATSAPP', 'LINE', 'MESSENGER', 'STANDARD', 'SMS'])(
  'a call of %s is answered when it is committed; the next message is a new version of the same complaint',
  async (service) => {
    const id = `kanal-${service.toLowerCase()}`;
    await open(id, service);
    const letters = (await lettersSent(runtime())).length;
    expect((await say(id, 1, 'Lampu mati', service)).statusCode).toBe(200);
    expect(await recordsOf(id)).toEqual([{ body: 'Lampu mati', seq: 1 }]);
    const reply = await say(id, 2, 'Di Simpang Contoh', service);
    expect([reply.statusCode, reply.body]).toEqual([200, '']);
    expect(await recordsOf(id)).toEqual([{ body: 'Lampu mati\n\nDi Simpang Contoh', seq: 2 }]);
    expect((await lettersSent(runtime())).length).toBe(letters + 2);
    expect(await channelNow(runtime(), id)).toMatchObject({ lease: null, lastSuccessAt: NOW, cursor: null });
  },
);

test('a repeated call is taken once, and its mark is kept as a hash', async () => {
  await open('ulang', 'WHATSAPP');
  for (const _ of [1, 2, 3]) expect((await say('ulang', 1, 'Lampu mati', 'WHATSAPP')).statusCode).toBe(200);
  expect(await recordsOf('ulang')).toEqual([{ body: 'Lampu mati', seq: 1 }]);
  const marks = await deliveriesOf('ulang');
  expect(marks).toEqual([{ delivery: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(await rows(runtime(), `select 1 from connectors.run where channel_id = 'ulang'`)).toHaveLength(1);
});

test('a call whose mark was seen says nothing, whatever it says now', async () => {
  await open('tanda');
  await say('tanda', 1, 'Lampu mati');
  const other = SAID.TELEGRAM!(1, 'Lampu mati', SECONDS) as { message: object };
  const changed = { ...other, message: { ...other.message, text: 'Isi lain', edit_date: SECONDS + 1 } };
  expect((await send('tanda', callOf('TELEGRAM', changed))).statusCode).toBe(200);
  expect(await recordsOf('tanda')).toEqual([{ body: 'Lampu mati', seq: 1 }]);
});

test('twelve messages of one person at the same time lose none', async () => {
  await open('ramai');
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  // On a slow machine one may wait too long behind the others; a service sends it again then.
  const sendUntilTaken = async (number: number) => {
    const statuses: number[] = [];
    while (statuses.at(-1) !== 200 && statuses.length < 20)
      statuses.push((await say('ramai', number, `Isi ke-${number}.`)).statusCode);
    return statuses;
  };
  const statuses = await Promise.all(numbers.map(sendUntilTaken));
  expect(statuses.map((tries) => tries.at(-1))).toEqual(numbers.map(() => 200));
  expect(statuses.flat().filter((status) => status !== 200 && status !== 503)).toEqual([]);
  const [record, ...others] = await recordsOf('ramai');
  expect(others).toEqual([]);
  expect(record!.body.split('\n\n').toSorted()).toEqual(numbers.map((number) => `Isi ke-${number}.`).toSorted());
});

test('while a pull has the channel, the service is told to send again, and nothing is remembered', async () => {
  await open('sibuk');
  await takeLease(forkFor(runtime().orm, SYSTEM_VIEWER), 'sibuk');
  const reply = await say('sibuk', 1, 'Lampu mati');
  expect([reply.statusCode, reply.headers['retry-after'], reply.body]).toEqual([503, '20', '']);
  expect(await deliveriesOf('sibuk')).toEqual([]);
  await rows(runtime(), `update connectors.channel set lease = null where id = 'sibuk'`);
  expect((await say('sibuk', 1, 'Lampu mati')).statusCode).toBe(200);
  expect(await recordsOf('sibuk')).toEqual([{ body: 'Lampu mati', seq: 1 }]);
});

test('what fails on the way to the commit is not acknowledged and leaves nothing', async () => {
  await open('gagal');
  const failing = { ...chatConnector, identify: chatConnector.identify } as unknown as Connector;
  let calls = 0;
  const webhook: NonNullable<Connector['webhook']> = async (ctx, request) => {
    calls += 1;
    if (calls === 2) throw new TypeError('rusak');
    return (chatConnector as unknown as Connector).webhook!(ctx, request);
  };
  const request = callOf('TELEGRAM', SAID.TELEGRAM!(1, 'Lampu mati', SECONDS));
  await expect(takeCall(runtime(), 'gagal', request, { CHAT: { ...failing, webhook } })).rejects.toThrow('rusak');
  expect(await deliveriesOf('gagal')).toEqual([]);
  expect((await send('gagal', request)).statusCode).toBe(200);
  expect(await recordsOf('gagal')).toHaveLength(1);
});

test.each([
  ['one that does not exist', 'tidak-ada', null],
  ['one of another family', 'situs', { family: 'HTML' as const }],
  ['one that is retired', 'tutup', { phase: 'RETIRED' as const }],
  ['a name that is none', '%00', null],
  ['a longer path', 'a/b', null],
])('a channel that is not called answers 404 and says nothing more: %s', async (_, id, parts) => {
  if (parts) await open(id, 'TELEGRAM', parts);
  const reply = await say(id, 1, 'Lampu mati');
  expect(reply.statusCode).toBe(404);
  // What is no /hooks/<channel> at all is answered by whoever serves the rest.
  if (id !== 'a/b') expect(reply.body).toBe('');
});

test('a wrong secret, a tampered body and a stale call get 401, and take no lock', async () => {
  await open('palsu', 'LINE');
  const good = callOf('LINE', SAID.LINE!(1, 'Lampu mati', SECONDS));
  const stale = callOf('LINE', SAID.LINE!(1, 'Lampu mati', SECONDS - 30 * 86_400));
  const tampered = { ...good, body: Buffer.from(good.body.toString().replace('mati', 'hidup')) };
  await takeLease(forkFor(runtime().orm, SYSTEM_VIEWER), 'palsu');
  for (const request of [{ ...good, headers: {} }, tampered, stale]) {
    const reply = await send('palsu', request);
    expect([reply.statusCode, reply.body]).toEqual([401, '']);
  }
  expect(await recordsOf('palsu')).toEqual([]);
});

test('bodies over 1 MB, of no known type, and signed nonsense are refused; the type does not matter', async () => {
  await open('aneh');
  const huge = callOf('TELEGRAM', JSON.stringify({ update_id: 1, message: 'x'.repeat(1_100_000) }));
  expect((await send('aneh', huge)).statusCode).toBe(413);
  expect((await send('aneh', callOf('TELEGRAM', '{"update_id": '))).statusCode).toBe(400);
  const good = callOf('TELEGRAM', SAID.TELEGRAM!(1, 'Lampu mati', SECONDS));
  const typeless = { ...good, headers: { ...good.headers, 'content-type': 'application/octet-stream' } };
  expect((await send('aneh', typeless)).statusCode).toBe(200);
  const { statusCode } = await server.inject({ method: 'PUT', url: '/hooks/aneh' });
  expect(statusCode).toBe(404);
});

test('an unknown event is acknowledged and remembered nowhere; a broken message becomes a dead letter', async () => {
  await open('asing');
  expect((await send('asing', callOf('TELEGRAM', { update_id: 5, poll: {} }))).statusCode).toBe(200);
  expect(await deliveriesOf('asing')).toEqual([]);
  expect((await send('asing', callOf('TELEGRAM', { update_id: 6, message: { text: 'Halo' } }))).statusCode).toBe(200);
  const dead = await rows<{ place: string }>(
    runtime(),
    `select place from connectors.dead_letter where channel_id = 'asing'`,
  );
  expect(dead).toEqual([{ place: 'update' }]);
});

test('a challenge is answered as plain text', async () => {
  await open('tantangan', 'WHATSAPP');
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '42' };
  const reply = await server.inject({ method: 'GET', url: '/hooks/tantangan', query });
  expect([reply.statusCode, reply.body]).toEqual([200, '42']);
  expect(reply.headers).toMatchObject({
    'content-type': expect.stringMatching(/^text\/plain/),
    'x-content-type-options': 'nosniff',
  });
  expect((await server.inject({ method: 'GET', url: '/hooks/tantangan' })).statusCode).toBe(401);
});

test('settings that name a variable nobody has set put the service off', async () => {
  await open('tanpa', 'TELEGRAM', {
    settings: chatSettings('TELEGRAM', { secret: ['$', '{SOURCE_TIDAK_ADA}'].join('') }),
  });
  expect((await say('tanpa', 1, 'Lampu mati')).statusCode).toBe(503);
});

test('a channel that is called too often says so, others are not touched', async () => {
  await open('tenang');
  const still = Fastify();
  await still.register(hooks(runtime(), () => 0));
  const call = (id: string) => still.inject({ method: 'POST', url: `/hooks/${id}`, payload: '' });
  for (let n = 0; n < 200; n += 1) expect((await call('banjir')).statusCode).toBe(404);
  const reply = await call('banjir');
  expect([reply.statusCode, reply.headers['retry-after'], reply.body]).toEqual([429, '1', '']);
  expect((await call('tenang')).statusCode).toBe(401);
  await still.close();
});

test('marks are forgotten after thirty days', async () => {
  await open('lupa');
  await say('lupa', 1, 'Lampu mati');
  await rows(
    runtime(),
    `update connectors.webhook_delivery set seen_at = seen_at - interval '31 days' where channel_id = 'lupa'`,
  );
  await say('lupa', 2, 'Di Simpang Contoh');
  expect(await deliveriesOf('lupa')).toHaveLength(1);
});
