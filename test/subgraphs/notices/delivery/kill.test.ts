import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../../../subgraphs/common/config/root.ts';
import { WebhookReceiver } from '../../../support/webhook-receiver.ts';
import { NoticesHub, reportOf } from '../notices-hub.ts';

const MINUTE = 60_000;

let hub: NoticesHub;
let receiver: WebhookReceiver;
beforeAll(async () => {
  hub = await NoticesHub.open();
  receiver = await WebhookReceiver.open();
});
afterAll(async () => {
  await receiver.close();
  await hub.close();
});

test('a worker killed between sending and noting the arrival: it comes again, with the same id and body', async () => {
  hub.now = new Date();
  const { id, secret } = await hub.subscribe({ target: receiver.url });
  await hub.reports(reportOf(null));
  const worker: ChildProcess = fork(fromRoot('dist', 'test', 'support', 'notices-child.js'), [hub.runtimes.url]);
  const ended = once(worker, 'exit');
  // The receiver has the notice, its answer never arrives.
  receiver.answer = () => worker.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await hub.rows(id)).toMatchObject([{ state: 'WAITING', attempts: 1 }]);

  receiver.answer = (response) => response.writeHead(204).end();
  await hub.deliver();
  expect(receiver.arrived).toHaveLength(1);
  hub.now = new Date(Date.now() + 2 * MINUTE);
  await hub.deliver();
  const [first, second, ...more] = receiver.take(secret);
  expect([second, more]).toEqual([first, []]);
  expect(await hub.rows(id)).toMatchObject([{ state: 'DELIVERED', attempts: 2 }]);
});
