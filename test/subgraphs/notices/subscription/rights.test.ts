import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { notices } from '../../../../subgraphs/notices/parts.ts';
import type { CreateSubscriptionInput } from '../../../../subgraphs/notices/subscription/subscription.inputs.ts';
import { ask, viewerOf } from '../../../support/test-runtime.ts';
import { ADMIN, CENTRE, NoticesHub, reportOf } from '../notices-hub.ts';

const TARGET = 'https://penerima.invalid/kait?token=rahasia';

let hub: NoticesHub;
let ofCentre: string;
let ofDistrict: string;
let ofOther: string;
beforeAll(async () => {
  hub = await NoticesHub.open({ SMTP_URL: 'smtp://mail.invalid' });
  ofCentre = (await hub.subscribe({ target: TARGET })).id;
  ofDistrict = (await hub.subscribe({ target: TARGET, audience: 'AGENCY', agencyId: hub.district.id })).id;
  ofOther = (await hub.subscribe({ target: TARGET, audience: 'AGENCY', agencyId: hub.other.id })).id;
  await hub.reports(reportOf(hub.district.id, { shown: false }), reportOf(hub.other.id, { shown: false }));
});
afterAll(() => hub.close());

const shown = async (viewer: Viewer) => {
  const { subscription, delivery } = await hub.services(viewer);
  return {
    subscriptions: (await subscription.list({ first: 100 })).edges.map(({ node }) => node.id),
    deliveries: (await delivery.list({ first: 100 }, {})).edges.map(({ node }) => node.subscriptionId).sort(),
  };
};
const again = (subscriptionId: string) => ({ idempotencyKey: newId(), subscriptionId });

test('the centre sees all; an admin those of the own agency and below, and what was sent to them', async () => {
  expect((await shown(CENTRE)).subscriptions.sort()).toEqual([ofCentre, ofDistrict, ofOther].sort());
  expect((await shown(CENTRE)).deliveries).toEqual([ofCentre, ofCentre, ofDistrict, ofOther].sort());
  expect(await shown(ADMIN(hub.province.id))).toEqual({ subscriptions: [ofDistrict], deliveries: [ofDistrict] });
  expect(await shown(ADMIN(hub.other.id))).toEqual({ subscriptions: [ofOther], deliveries: [ofOther] });
});

test.each(['PUBLIC', 'REPORTER', 'LIAISON', 'OMBUDSMAN', 'CONNECTOR', 'AUDITOR'] as const)(
  '%s neither sees nor keeps any',
  async (role) => {
    const viewer = viewerOf(role, { userId: 'x', agencyId: hub.district.id });
    await expect(shown(viewer)).rejects.toThrow('may not see subscriptions');
    const { delivery, subscription, template } = await hub.services(viewer);
    await expect(delivery.list({ first: 5 }, {})).rejects.toThrow('may not see notices');
    await expect(subscription.remove(again(ofDistrict))).rejects.toThrow('may not keep subscriptions');
    await expect(hub.subscribe({ target: TARGET }, viewer)).rejects.toThrow('may not keep subscriptions');
    const words = { idempotencyKey: newId(), kind: 'TEST', language: 'ID', subject: 'x', body: 'x' } as const;
    await expect(template.save(words)).rejects.toThrow('may not change the words of notices');
  },
);

test('an admin makes none beyond the own agency, nor one without an agency', async () => {
  const admin = ADMIN(hub.province.id);
  for (const agencyId of [null, hub.other.id, newId()]) {
    await expect(hub.subscribe({ target: TARGET, agencyId }, admin)).rejects.toThrow('beyond the own agency');
  }
  const { id } = await hub.subscribe({ target: TARGET, agencyId: hub.district.id }, admin);
  await (await hub.services(admin)).subscription.remove(again(id));
});

test('a subscription of somebody else answers like one that does not exist', async () => {
  const { subscription, delivery } = await hub.services(ADMIN(hub.district.id));
  for (const id of [ofOther, ofCentre, newId(), 'x']) {
    const absent = `No subscription that this viewer may keep has the id ${id}.`;
    await expect(subscription.update({ ...again(id), name: 'x' })).rejects.toThrow(absent);
    await expect(subscription.remove(again(id))).rejects.toThrow(absent);
    await expect(subscription.rotate(again(id))).rejects.toThrow(absent);
    await expect(delivery.sendTest(again(id))).rejects.toThrow(absent);
  }
  const [foreign] = await hub.rows(ofOther);
  const retry = { idempotencyKey: newId(), deliveryId: foreign!.id };
  await expect(delivery.retry(retry)).rejects.toThrow('No notice that this viewer may see');
});

test('neither address nor secret is in the database or in any answer after the first', async () => {
  const { secret } = await hub.subscribe({ target: TARGET });
  const { rows } = { rows: await hub.em().execute('select s::text as text from notices.notice_subscription s') };
  const { data, errors } = await ask(
    notices,
    hub.runtimes,
    CENTRE,
    '{ noticeSubscriptions(first: 10) { edges { node { id name targetShown transport deliveries(first: 3) { edges { node { id data: words } } } } } } }',
  );
  expect(errors).toBeUndefined();
  for (const text of [JSON.stringify(rows), JSON.stringify(data)]) {
    expect(text).not.toContain('rahasia');
    expect(text).not.toContain(secret);
  }
  expect(JSON.stringify(data)).toContain('https://penerima.invalid');
});

test('a repeat makes no second subscription and shows no secret; another input under its key is refused', async () => {
  const { subscription } = await hub.services();
  const input: CreateSubscriptionInput = {
    ...{ idempotencyKey: newId(), name: 'Sekali', audience: 'CENTRE', transport: 'WEBHOOK', target: TARGET },
    kinds: ['PASSED'],
  };
  const first = await subscription.create(input);
  const second = await subscription.create(input);
  expect([second.subscription.id, second.secret]).toEqual([first.subscription.id, null]);
  await expect(subscription.create({ ...input, kinds: ['BREACHED'] })).rejects.toThrow('was used with another input');
});

test('a subscription that is switched off gets nothing new, and nothing that waits', async () => {
  const { id } = await hub.subscribe({ target: TARGET });
  const { subscription } = await hub.services();
  await subscription.update({ ...again(id), active: false, kinds: ['STATUS_CHANGED'] });
  await hub.reports(reportOf(hub.district.id));
  expect(await hub.made(id)).toEqual([]);
  expect((await subscription.update({ ...again(id), active: true, name: 'Baru' })).name).toBe('Baru');
  await hub.reports(reportOf(hub.district.id));
  expect(await hub.made(id)).toEqual(['STATUS_CHANGED RECEIVED WAITING']);
});
