import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { WebhookReceiver } from '../../../support/webhook-receiver.ts';
import { alarmOf, moved, NoticesHub, reportOf } from '../notices-hub.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

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
afterEach(async () => {
  receiver.answer = (response) => response.writeHead(204).end();
  receiver.arrived.length = 0;
  // The library of the receiver looks at the real clock.
  hub.now = new Date();
  await hub.em().execute('delete from notices.notice_delivery');
  await hub.em().execute('delete from notices.notice_subscription');
});
const later = (ms: number) => {
  hub.now = new Date(hub.now.valueOf() + ms);
};
const fail = (status: number, headers = {}) => {
  receiver.answer = (response) => response.writeHead(status, headers).end();
};

test('notices arrive signed, with the id of the delivery, and once', async () => {
  hub.now = new Date();
  const { id, secret } = await hub.subscribe({ target: receiver.url });
  const report = reportOf(hub.district.id);
  await hub.reports(report);
  await hub.alarms(alarmOf(report, 'BREACHED'));
  await Promise.all([hub.deliver(), hub.deliver()]);
  await hub.deliver();
  const rows = await hub.rows(id);
  const arrived = receiver.take(secret);
  expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
    ['DELIVERED', 1],
    ['DELIVERED', 1],
  ]);
  expect(arrived.map((notice) => notice.id).sort()).toEqual(rows.map((row) => `msg_${row.id}`));
  expect(arrived.find(({ type }) => type === 'clock.breached')).toMatchObject({
    timestamp: '2026-03-27T00:00:00.000Z',
    data: { number: report.number, stage: 'AGENCY_VERIFICATION', dueDay: '2026-03-26', agencyName: 'Kabupaten Contoh' },
  });
});

test('after a rotation both secrets verify for a week, then the new one only', async () => {
  const { id, secret } = await hub.subscribe({ target: receiver.url });
  const { subscription } = await hub.services();
  const input = { idempotencyKey: newId(), subscriptionId: id };
  const fresh = (await subscription.rotate(input)).secret!;
  expect(fresh).not.toBe(secret);
  expect((await subscription.rotate(input)).secret).toBeNull();
  await hub.reports(reportOf(null));
  await hub.deliver();
  const [notice] = receiver.arrived;
  expect(receiver.take(secret)).toHaveLength(1);
  receiver.arrived.push(notice!);
  expect(receiver.take(fresh)).toHaveLength(1);

  await hub
    .em()
    .execute(
      `update notices.notice_subscription set sealed_secrets = jsonb_set(sealed_secrets, '{1,validUntil}', to_jsonb(?::text))`,
      [new Date(hub.now.valueOf() - MINUTE).toISOString()],
    );
  await hub.reports(reportOf(null));
  await hub.deliver();
  const [last] = receiver.arrived;
  expect(() => receiver.take(secret)).toThrow('No matching signature');
  receiver.arrived.push(last!);
  expect(receiver.take(fresh)).toHaveLength(1);
});

test('a failing receiver is tried again under the same id until it takes the notice', async () => {
  const { id, secret } = await hub.subscribe({ target: receiver.url });
  await hub.reports(reportOf(null));
  fail(500);
  await hub.deliver();
  await hub.deliver();
  expect(receiver.arrived).toHaveLength(1);
  expect(await hub.rows(id)).toMatchObject([{ state: 'WAITING', attempts: 1, error: 'The receiver answered 500.' }]);
  fail(204);
  later(MINUTE);
  await hub.deliver();
  const [first, second] = receiver.take(secret);
  expect(second).toEqual(first);
  expect(await hub.rows(id)).toMatchObject([{ state: 'DELIVERED', attempts: 2, error: null }]);
});

test('what fails for three days is a dead letter, and can be sent again', async () => {
  const { id } = await hub.subscribe({ target: receiver.url });
  await hub.reports(reportOf(null));
  fail(503);
  for (let round = 0; round < 80; round += 1) {
    await hub.deliver();
    later(DAY / 24);
  }
  const [dead] = await hub.rows(id);
  expect(dead).toMatchObject({ state: 'DEAD', next_at: null });
  expect(dead!.attempts).toBeGreaterThan(10);
  const { delivery } = await hub.services();
  expect((await delivery.list({ first: 5 }, { state: 'DEAD' })).edges.map(({ node }) => node.id)).toEqual([dead!.id]);
  fail(200);
  await delivery.retry({ idempotencyKey: newId(), deliveryId: dead!.id });
  await hub.deliver();
  expect(await hub.rows(id)).toMatchObject([{ id: dead!.id, state: 'DELIVERED' }]);
  expect(receiver.arrived.at(-1)?.headers['webhook-id']).toBe(`msg_${dead!.id}`);
});

test('410 ends the trying at once; a redirect is not followed', async () => {
  const { id } = await hub.subscribe({ target: receiver.url });
  await hub.reports(reportOf(null));
  fail(307, { location: receiver.url });
  await hub.deliver();
  expect(receiver.arrived).toHaveLength(1);
  expect((await hub.rows(id))[0]?.error).toContain('Redirects are not followed');
  fail(410);
  later(MINUTE);
  await hub.deliver();
  expect(await hub.rows(id)).toMatchObject([{ state: 'DEAD', attempts: 2 }]);
});

test('after five failures in a row a subscriber is left alone, then asked once; others are served meanwhile', async () => {
  const { id } = await hub.subscribe({ target: receiver.url });
  await hub.reports(...Array.from({ length: 20 }, () => reportOf(null)));
  fail(500);
  await hub.deliver();
  expect(receiver.arrived).toHaveLength(5);
  const other = await WebhookReceiver.open();
  const healthy = await hub.subscribe({ target: other.url });
  await hub.reports(reportOf(null));
  await hub.deliver();
  await other.close();
  expect(other.take(healthy.secret)).toHaveLength(1);
  expect(receiver.arrived).toHaveLength(5);
  later(2 * MINUTE);
  await hub.deliver();
  expect(receiver.arrived).toHaveLength(6);
  fail(204);
  later(5 * MINUTE);
  await hub.deliver();
  expect(new Set((await hub.rows(id)).map(({ state }) => state))).toEqual(new Set(['DELIVERED']));
});

test('a huge answer is not read, and counts by its status', async () => {
  const { id } = await hub.subscribe({ target: receiver.url });
  await hub.reports(reportOf(null));
  let sent = 0;
  receiver.answer = (response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && sent < 200 * 1024 * 1024 && response.write(Buffer.alloc(65_536))) sent += 65_536;
    };
    response.on('drain', more);
    more();
  };
  await hub.deliver();
  expect(await hub.rows(id)).toMatchObject([{ state: 'DELIVERED' }]);
  expect(sent).toBeLessThan(20 * 1024 * 1024);
});

test('what waits is not sent when its receiver may no longer know of the report, or has unsubscribed', async () => {
  const agency = await hub.subscribe({ target: receiver.url, audience: 'AGENCY', agencyId: hub.district.id });
  const report = reportOf(hub.district.id);
  await hub.reports(report);
  await hub.reports(moved(report, 'DISPATCHED', { agencyId: hub.other.id }));
  const gone = await hub.subscribe({ target: receiver.url });
  await hub.reports(reportOf(null));
  const { subscription } = await hub.services();
  await subscription.remove({ idempotencyKey: newId(), subscriptionId: gone.id });
  await hub.deliver();
  expect(receiver.arrived).toEqual([]);
  expect([await hub.rows(agency.id), await hub.rows(gone.id)]).toMatchObject([
    [{ state: 'CANCELLED' }],
    [{ state: 'CANCELLED' }],
  ]);
});
