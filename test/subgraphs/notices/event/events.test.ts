import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { alarmOf, moved, NoticesHub, reportOf } from '../notices-hub.ts';

let hub: NoticesHub;
let everything: string;
beforeAll(async () => {
  hub = await NoticesHub.open({ SMTP_URL: 'smtp://mail.invalid' });
  everything = (await hub.subscribe({ target: 'https://pusat.invalid/kait' })).id;
});
afterAll(() => hub.close());

/** What was made since the last look. */
async function news(): Promise<string[]> {
  const all = await hub.made(everything);
  await hub.em().execute('delete from notices.notice_delivery');
  return all;
}

test('each status is told once, however often its letter comes', async () => {
  const report = reportOf(hub.district.id);
  const verified = moved(report, 'VERIFIED');
  for (const letter of [[report], [report], [verified, verified], [report], [verified]]) await hub.reports(...letter);
  expect(await news()).toEqual(['STATUS_CHANGED RECEIVED WAITING', 'STATUS_CHANGED VERIFIED WAITING']);
});

test('an older snapshot tells nothing, nor does a newer one with the same status', async () => {
  const report = reportOf(hub.district.id);
  const closed = moved(moved(report, 'VERIFIED'), 'CLOSED');
  await hub.reports(closed);
  await hub.reports(report);
  await hub.reports(moved(closed, 'CLOSED'), moved(closed, 'CLOSED', { phaseVersion: 2 }));
  expect(await news()).toEqual(['STATUS_CHANGED CLOSED WAITING']);
});

test('two workers with the same letters at the same time tell once', async () => {
  const reports = Array.from({ length: 20 }, () => reportOf(hub.district.id));
  const alarms = reports.map((report) => alarmOf(report, 'BREACHED'));
  await Promise.all([
    hub.reports(...reports),
    hub.reports(...reports.toReversed()),
    hub.alarms(...alarms),
    hub.alarms(...alarms),
  ]);
  const made = await news();
  expect(made.filter((text) => text.startsWith('BREACHED'))).toHaveLength(20);
  expect(made).toHaveLength(40);
});

test('a moment whose report is not known yet is told when it is, once', async () => {
  const report = reportOf(hub.district.id);
  await hub.alarms(alarmOf(report, 'DUE_SOON'), alarmOf(report, 'BREACHED'));
  expect(await news()).toEqual([]);
  await hub.reports(report);
  await hub.alarms(alarmOf(report, 'DUE_SOON'), alarmOf(report, 'BREACHED'));
  expect((await news()).sort()).toEqual([
    'BREACHED AGENCY_VERIFICATION WAITING',
    'DUE_SOON AGENCY_VERIFICATION WAITING',
    'STATUS_CHANGED RECEIVED WAITING',
  ]);
});

test('history is silent: neither its statuses nor moments of its clocks are told', async () => {
  const historic = reportOf(hub.district.id, { historic: true });
  await hub.reports(historic, moved(historic, 'CLOSED'));
  await hub.reports(moved(historic, 'ARCHIVED', { seq: 5 }));
  await hub.alarms(alarmOf(historic, 'BREACHED'));
  expect(await news()).toEqual([]);
});

test('of a report imported silently no status is told', async () => {
  const silent = reportOf(hub.district.id, { silent: true });
  await hub.reports(silent);
  await hub.reports(moved(silent, 'CLOSED'));
  expect(await news()).toEqual([]);
});

test('nothing is told of what was before the subscription', async () => {
  const report = reportOf(hub.district.id);
  await hub.reports(report);
  const late = await hub.subscribe({ target: 'https://lain.invalid/kait' });
  await hub.reports(report);
  expect(await hub.made(late.id)).toEqual([]);
  await hub.reports(moved(report, 'CLOSED'));
  expect(await hub.made(late.id)).toEqual(['STATUS_CHANGED CLOSED WAITING']);
});

test('a notice holds number, agency, stage, day and address, and no more', async () => {
  await news();
  const report = reportOf(hub.district.id);
  await hub.reports(report);
  await hub.alarms(alarmOf(report, 'ESCALATED', { level: 'AGENCY_HEAD' }));
  const [row] = await hub
    .em()
    .execute<{ data: object; subject: string; words: string }[]>(
      `select data, subject, words from notices.notice_delivery where kind = 'ESCALATED' and subscription_id = ?`,
      [everything],
    );
  const link = `https://lapor-hub.invalid/laporan/${report.number}`;
  expect(row).toEqual({
    data: {
      ...{ reportId: report.reportId, number: report.number, link, stage: 'AGENCY_VERIFICATION', dueDay: '2026-03-26' },
      ...{ agencyId: hub.district.id, agencyName: 'Kabupaten Contoh', level: 'AGENCY_HEAD' },
      ...{ status: null, previousStatus: null },
    },
    subject: `Laporan ${report.number}: eskalasi kepada Pimpinan instansi`,
    words: `Tahap "Verifikasi instansi" laporan ${report.number} (Kabupaten Contoh) melewati tenggat 26 Maret 2026. Diberitahukan kepada: Pimpinan instansi.\n\n${link}`,
  });
});
