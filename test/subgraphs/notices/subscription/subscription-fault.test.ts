import { expect, test } from '@jest/globals';
import {
  shownTarget,
  subscriptionFault,
  targetFault,
  type WantedSubscription,
} from '../../../../subgraphs/notices/subscription/subscription-fault.policy.ts';

const WANTED: WantedSubscription = {
  ...{ name: 'Contoh', audience: 'CENTRE', agencyId: null, channelId: null, kinds: ['BREACHED'] },
};

test.each<[Partial<WantedSubscription>, string | null]>([
  [{}, null],
  [{ name: ' ' }, 'name takes 1 to 100'],
  [{ name: 'x'.repeat(101) }, 'name takes 1 to 100'],
  [{ kinds: [] }, 'Name at least one kind'],
  [{ kinds: ['BREACHED', 'TEST'] }, 'sendTestNotice only'],
  [{ audience: 'AGENCY' }, 'takes agencyId'],
  [{ audience: 'CHANNEL' }, 'takes channelId'],
])('%j: %s', (change, fault) => {
  const found = subscriptionFault({ ...WANTED, ...change });
  expect(fault === null ? found : found?.includes(fault)).toBe(fault === null ? null : true);
});

const OUTSIDE = { mail: true, inner: false };

test.each([
  ['WEBHOOK', 'https://penerima.invalid/kait', OUTSIDE, null],
  ['WEBHOOK', 'http://penerima.invalid/kait', OUTSIDE, 'begins with https://'],
  ['WEBHOOK', 'http://10.0.0.1/kait', { ...OUTSIDE, inner: true }, null],
  ['WEBHOOK', 'ftp://penerima.invalid/', { ...OUTSIDE, inner: true }, 'begins with https://'],
  ['WEBHOOK', 'file:///etc/passwd', OUTSIDE, 'begins with https://'],
  ['WEBHOOK', 'penerima', OUTSIDE, 'begins with https://'],
  ['WEBHOOK', 'https://a:b@penerima.invalid/', OUTSIDE, 'bears a user or a password'],
  ['WEBHOOK', 'https://penerima.invalid/#x', OUTSIDE, 'fragment'],
  ['WEBHOOK', `https://penerima.invalid/${'x'.repeat(2_000)}`, OUTSIDE, 'at most 2000'],
  ['EMAIL', 'petugas@dinas.invalid', OUTSIDE, null],
  ['EMAIL', 'petugas@dinas.invalid', { ...OUTSIDE, mail: false }, 'has to set SMTP_URL'],
  ['EMAIL', 'a@dinas.invalid, b@dinas.invalid', OUTSIDE, 'one e-mail address'],
  ['EMAIL', 'a@dinas.invalid\r\nBcc: b@dinas.invalid', OUTSIDE, 'one e-mail address'],
  ['EMAIL', 'Petugas <a@dinas.invalid>', OUTSIDE, 'one e-mail address'],
  ['EMAIL', 'a@localhost', OUTSIDE, 'one e-mail address'],
] as const)('%s to %s, %j: %s', (transport, target, sending, fault) => {
  const found = targetFault(transport, target, sending);
  expect(fault === null ? found : found?.includes(fault)).toBe(fault === null ? null : true);
});

test('an address is shown without what names a person or lets anybody in', () => {
  expect(shownTarget('EMAIL', 'warga.contoh@dinas.invalid')).toBe('***@dinas.invalid');
  expect(shownTarget('WEBHOOK', 'https://penerima.invalid:8443/kait?token=x')).toBe('https://penerima.invalid:8443');
});
