import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { answerFaults } from '../../../../gateway/http-faults.ts';
import { LoadGate } from '../../../../gateway/limits/overload/load-gate.ts';
import { shedLoad } from '../../../../gateway/limits/overload/shed-load.ts';
import { says, silent } from '../../support.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server whose answer on /work comes when `finish` is called. */
async function busyServer(mostInFlight: number) {
  const gate = new LoadGate({ mostInFlight, mostDelayMs: 60_000 });
  const server = Fastify({ forceCloseConnections: true, genReqId: () => 'request-one' });
  const waiting: (() => void)[] = [];
  shedLoad(server, gate);
  answerFaults(server, silent);
  server.get('/livez', async () => ({ ok: true }));
  server.post('/work', () => new Promise((resolve) => waiting.push(() => resolve({ ok: true }))));
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  stops.push(
    () => gate.stop(),
    () => server.close(),
  );
  const work = (signal?: AbortSignal) =>
    fetch(`${url}/work`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: signal ?? null,
    });
  const until = async (inFlight: number) => {
    while (gate.inFlight !== inFlight) await sleep(5);
  };
  return { gate, url, work, until, waiting };
}

test('what is more than the cap is refused with code, remedy and Retry-After; who asks for life is answered', async () => {
  const { url, work, until, waiting } = await busyServer(2);
  const taken = [work(), work()];
  await until(2);
  const refused = await work();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toEqual({
    errors: [
      {
        message: expect.stringMatching(/takes no more requests at the moment/),
        extensions: says('OVERLOADED', 'RETRY'),
      },
    ],
  });
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  for (const finish of waiting) finish();
  expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
  await until(0);
});

test('who goes away before the answer keeps the place until the work is done', async () => {
  const { gate, work, until, waiting } = await busyServer(1);
  const abort = new AbortController();
  const gone = work(abort.signal).catch(() => 'gone');
  await until(1);
  while (waiting.length === 0) await sleep(5);
  abort.abort();
  expect(await gone).toBe('gone');
  await sleep(50);
  expect(gate.inFlight).toBe(1);
  waiting[0]?.();
  await until(0);
});

test('who goes away in the middle of the body leaves no place behind', async () => {
  const { url, until } = await busyServer(1);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('POST /work HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{');
  await until(1);
  socket.destroy();
  await until(0);
});

test('an event loop late again and again closes the gate to the ninth request, until it is on time again', async () => {
  const gate = new LoadGate({ mostInFlight: 99, mostDelayMs: 100 });
  stops.push(() => gate.stop());
  for (let n = 0; n < 7; n += 1) gate.enter();
  const block = async () => {
    const until = performance.now() + 200;
    while (performance.now() < until);
    await sleep(1);
  };
  await block();
  expect(gate.delayMs).toBeLessThan(100);
  await block();
  expect(gate.delayMs).toBeGreaterThan(100);
  expect(gate.enter()).toBe(true);
  expect(gate.enter()).toBe(false);
  while (!gate.enter()) await sleep(20);
  expect(gate.inFlight).toBe(9);
});
