import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { MailServer } from '../../../support/mail-server.ts';
import { alarmOf, NoticesHub, reportOf } from '../notices-hub.ts';

let server: MailServer;
let hub: NoticesHub;
let subscriptionId: string;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await NoticesHub.open({ SMTP_URL: server.url, SMTP_FROM: 'notifikasi@hub.invalid' });
  subscriptionId = (
    await hub.subscribe({
      ...{ audience: 'USER', agencyId: hub.province.id, transport: 'EMAIL', target: 'warga.contoh@dinas.invalid' },
      ...{ language: 'EN', kinds: ['BREACHED'] },
    })
  ).id;
});
afterAll(async () => {
  await hub.close();
  await server.close();
});

const stored = async (id: string) => (await hub.rows(subscriptionId)).find((row) => row.id === id);

test('a notice arrives as plain text, with the headers that machines look for', async () => {
  const report = reportOf(hub.district.id);
  await hub.reports(report);
  await hub.alarms(alarmOf(report, 'BREACHED'));
  await hub.deliver();
  const [mail] = server.mails.splice(0);
  const [{ id } = { id: '' }] = await hub.rows(subscriptionId);
  expect(mail).toMatchObject({
    subject: `Report ${report.number}: overdue`,
    messageId: `<${id}@hub.invalid>`,
    html: false,
    from: { value: [{ address: 'notifikasi@hub.invalid' }] },
    to: { value: [{ address: 'warga.contoh@dinas.invalid' }] },
    text: `The stage "Verification by the agency" of report ${report.number} (Kabupaten Contoh) was due on 26 March 2026 and is overdue.\n\nhttps://lapor-hub.invalid/laporan/${report.number}\n`,
  });
  const raw = Object.fromEntries(mail!.headerLines.map(({ key, line }) => [key, line.replace(/\s+/g, ' ')]));
  expect(raw['auto-submitted']).toBe('Auto-Submitted: auto-generated');
  expect(raw['list-unsubscribe']).toBe(
    `List-Unsubscribe: <mailto:notifikasi@hub.invalid?subject=unsubscribe%20${subscriptionId}>`,
  );
});

test('an address that is refused for good is a dead letter at once, without the address in its error', async () => {
  const { delivery } = await hub.services();
  server.refuseWith = 550;
  const refused = await delivery.sendTest({ idempotencyKey: newId(), subscriptionId });
  await hub.deliver();
  expect(await stored(refused.id)).toMatchObject({
    ...{ state: 'DEAD', error: 'The mail server refused with 550 (RCPT TO).' },
  });
  server.refuseWith = 451;
  const waiting = await delivery.sendTest({ idempotencyKey: newId(), subscriptionId });
  await hub.deliver();
  expect(await stored(waiting.id)).toMatchObject({ state: 'WAITING', attempts: 1 });
  server.refuseWith = null;
  await delivery.retry({ idempotencyKey: newId(), deliveryId: waiting.id });
  await hub.deliver();
  expect(server.mails.splice(0).map(({ subject }) => subject)).toEqual(['Test notice']);
});

test('a mail server that does not answer is tried again', async () => {
  const { delivery } = await hub.services();
  const away = { ...hub.runtime, config: { ...hub.runtime.config, SMTP_URL: 'smtp://127.0.0.1:1' } };
  const { id } = await delivery.sendTest({ idempotencyKey: newId(), subscriptionId });
  const { deliverDue } = await import('../../../../subgraphs/notices/delivery/delivery.job.ts');
  await deliverDue(away);
  expect(await stored(id)).toMatchObject({
    ...{ state: 'WAITING', error: expect.stringContaining('The mail server does not answer') },
  });
});
