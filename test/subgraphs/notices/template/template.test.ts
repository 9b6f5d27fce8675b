import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { NOTICE_KINDS } from '../../../../subgraphs/notices/event/notice-kind.ts';
import { seedNotices } from '../../../../subgraphs/notices/seed.ts';
import { FOUNDING_TEMPLATES } from '../../../../subgraphs/notices/template/founding-templates.ts';
import {
  checkPlaceholders,
  type Filling,
  filledIn,
} from '../../../../subgraphs/notices/template/placeholder.policy.ts';
import { NoticesHub, reportOf } from '../notices-hub.ts';

const FILLING: Filling = {
  ...{ number: 'LH-1', agencyName: null, status: 'CLOSED', stage: 'DISPATCH', level: 'AGENCY_HEAD' },
  ...{ dueDay: '2026-03-27', link: 'https://hub.invalid/LH-1' },
};

let hub: NoticesHub;
beforeAll(async () => {
  hub = await NoticesHub.open();
});
afterAll(() => hub.close());

test.each([
  ['{{nomor}} {{status}}', 'ID', 'LH-1 Selesai'],
  ['{{ nomor }} {{status}}', 'EN', 'LH-1 Closed'],
  ['{{instansi}}', 'ID', 'Admin Pusat SP4N-LAPOR!'],
  ['{{tahap}}: {{tenggat}} ({{tingkat}})', 'EN', 'Dispatch by the centre: 27 March 2026 (Head of the agency)'],
  ['{{tenggat}} {{tautan}}', 'ID', '27 Maret 2026 https://hub.invalid/LH-1'],
] as const)('"%s" in %s reads "%s"', (words, language, expected) =>
  expect(filledIn(words, FILLING, language)).toBe(expected),
);

test('what is filled in is never read as a template', () => {
  expect(filledIn('{{instansi}}', { ...FILLING, agencyName: '{{nomor}}' }, 'ID')).toBe('{{nomor}}');
});

test.each(NOTICE_KINDS)('the founding words of %s know their placeholders, in both languages', (kind) => {
  for (const words of Object.values(FOUNDING_TEMPLATES[kind]).flat()) checkPlaceholders(kind, words);
  expect(Object.keys(FOUNDING_TEMPLATES[kind])).toEqual(['ID', 'EN']);
});

const words = (body: string, subject = 'Laporan {{nomor}}') =>
  ({ idempotencyKey: newId(), kind: 'STATUS_CHANGED', language: 'ID', subject, body }) as const;

test('a placeholder the kind does not know is refused with those it knows; so are empty words', async () => {
  const { template } = await hub.services();
  await expect(template.save(words('Pelapor: {{nama}}'))).rejects.toThrow(
    'The placeholder {{nama}} cannot be filled in. A notice of the kind STATUS_CHANGED knows {{nomor}}, {{instansi}}, {{status}}, {{tautan}}.',
  );
  await expect(template.save(words('x', '{{tenggat}}'))).rejects.toThrow('The placeholder {{tenggat}}');
  await expect(template.save(words('  '))).rejects.toThrow('body takes 1 to 3000');
});

test('changed words hold for notices made from then on, and a restart does not bring the old ones back', async () => {
  const { id } = await hub.subscribe({ target: 'https://penerima.invalid/' });
  const { template } = await hub.services();
  await hub.reports(reportOf(null, { number: 'LH-A' }));
  await template.save(words('Kini {{status}}', 'Kabar\n{{nomor}}'));
  await seedNotices(hub.runtime);
  await hub.reports(reportOf(null, { number: 'LH-B' }));
  const rows = await hub
    .em()
    .execute('select subject, words from notices.notice_delivery where subscription_id = ? order by subject', [id]);
  expect(rows).toEqual([
    { subject: 'Kabar LH-B', words: 'Kini Diterima' },
    { subject: 'Laporan LH-A: Diterima', words: expect.stringContaining('sekarang: Diterima') },
  ]);
});
