import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebhookReceiver } from '../../../support/webhook-receiver.ts';
import { NoticesHub, reportOf } from '../notices-hub.ts';

let hub: NoticesHub;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.open();
  hub = await NoticesHub.open({ ALLOW_PRIVATE_SOURCES: false });
});
afterAll(async () => {
  await hub.close();
  await receiver.close();
});

test.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
  'a webhook to %s is not called, and is a dead letter that says why',
  async (host) => {
    const { port } = new URL(receiver.url);
    const { id } = await hub.subscribe({ target: `https://${host}:${port}/kait` });
    await hub.reports(reportOf(null));
    await hub.deliver();
    expect(receiver.arrived).toEqual([]);
    expect((await hub.rows(id))[0]).toMatchObject({
      state: 'DEAD',
      error: 'The address lies in an inner network; the operator has to allow that (ALLOW_PRIVATE_SOURCES).',
    });
  },
);

test('an address without TLS is refused when it is named', async () => {
  await expect(hub.subscribe({ target: receiver.url })).rejects.toThrow('begins with https://');
});
