import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { later, newReport, SlaHub } from '../sla-hub.ts';
import { alarmsOf, sweepOn } from './alarm-hub.ts';

let hub: SlaHub;
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

/** A standstill moves the due day by its days: asked and completed on the days given. */
const pausedBetween = (from: string, until: string) =>
  [
    ['COMPLETION_REQUESTED', from],
    ['COMPLETED', until],
  ] as Parameters<typeof later>[1];

test('a due day that moved before it had passed warns again for the new one', async () => {
  const report = newReport([['RECEIVED', '2026-03-16']]);
  await hub.takeIn(report);
  await sweepOn(hub, 8);
  await hub.takeIn(later(report, pausedBetween('2026-03-25', '2026-03-26')));
  await sweepOn(hub, 9);
  await sweepOn(hub, 10);
  expect(await alarmsOf(hub, report.reportId)).toEqual([
    'AGENCY_VERIFICATION DUE_SOON LIAISON 2026-03-26',
    'AGENCY_VERIFICATION DUE_SOON LIAISON 2026-03-27',
  ]);
});

test('who was late once is neither warned nor late again when the due day moves afterwards', async () => {
  const report = newReport([['RECEIVED', '2026-03-16']]);
  await hub.takeIn(report);
  for (const day of [8, 10]) await sweepOn(hub, day);
  const before = await alarmsOf(hub, report.reportId);
  expect(before).toHaveLength(2);
  await hub.takeIn(later(report, pausedBetween('2026-03-17', '2026-03-31')));
  for (const day of [15, 16, 17]) await sweepOn(hub, day);
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-04-02' });
  expect(await alarmsOf(hub, report.reportId)).toEqual(before);
});

test('a duty ended late between two runs of the job was breached all the same; one ended in time was not', async () => {
  const [late, inTime] = [newReport([['RECEIVED', '2026-03-16']]), newReport([['RECEIVED', '2026-03-16']])];
  await hub.takeIn(later(late, [['VERIFIED', '2026-03-30']]), later(inTime, [['VERIFIED', '2026-03-26']]));
  await sweepOn(hub, 14);
  expect(await alarmsOf(hub, late.reportId)).toEqual(['AGENCY_VERIFICATION BREACHED AGENCY_HEAD 2026-03-26']);
  expect(await alarmsOf(hub, inTime.reportId)).toEqual([]);
});

test('each window of the reporter passes on its own; a right of the reporter is told once', async () => {
  const report = newReport([['RECEIVED', '2025-11-03']]);
  const windows = later(report, [
    ['VERIFIED', '2025-11-04'],
    ['FOLLOWED_UP', '2025-11-05'],
  ]);
  await hub.takeIn(windows);
  await sweepOn(hub, 0);
  await hub.takeIn(later(windows, [['FOLLOWED_UP', '2026-03-17']]));
  await sweepOn(hub, 40);
  const passed = (await alarmsOf(hub, report.reportId)).filter((alarm) => alarm.includes('PASSED'));
  expect(passed.map((alarm) => alarm.split(' ').slice(0, 3).join(' '))).toEqual([
    'REPORTER_REPLY PASSED -',
    'OMBUDSMAN_RIGHT PASSED OMBUDSMAN',
    'REPORTER_REPLY PASSED -',
  ]);
});

test('of merged reports the strictest clock speaks; taken apart each speaks for itself', async () => {
  const leader = newReport([['RECEIVED', '2026-03-16']]);
  const member = newReport([['RECEIVED', '2026-03-17']]);
  await hub.takeIn(leader, later(member, [['MERGED', '2026-03-17']], { mergedIntoId: leader.reportId }));
  await sweepOn(hub, 20);
  expect(await alarmsOf(hub, leader.reportId)).toHaveLength(2);
  expect(await alarmsOf(hub, member.reportId)).toEqual([]);
  const apart = { ...later(member, [['MERGED', '2026-03-17']]), seq: 3 };
  await hub.takeIn(later(apart, [['UNMERGED', '2026-04-06']]));
  await sweepOn(hub, 21);
  expect(await alarmsOf(hub, member.reportId)).toEqual(expect.arrayContaining([expect.stringContaining('BREACHED')]));
});

test('what was told is never changed', async () => {
  await expect(hub.em().execute(`update sla.alarm set kind = 'PASSED'`)).rejects.toThrow('permission denied');
  await expect(hub.em().execute('delete from sla.alarm')).rejects.toThrow('permission denied');
});
