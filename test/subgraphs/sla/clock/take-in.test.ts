import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { later, newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const rowsOf = (reportId: string) =>
  hub
    .em()
    .execute<{ stage: string; state: string; current: boolean; snapshot_seq: number; agency_id: string | null }[]>(
      'select stage, state, current, snapshot_seq, agency_id from sla.sla_clock where report_id = ? order by stage, snapshot_seq',
      [reportId],
    );

test('a report gets its clocks, each day explained; the same or an older snapshot changes nothing', async () => {
  const report = newReport([['RECEIVED', '2026-03-16']]);
  await hub.takeIn(report);
  const before = await hub.report(report.reportId);
  expect(before.clocks.map(({ stage }) => stage)).toEqual(['AGENCY_VERIFICATION', 'OMBUDSMAN_RIGHT']);
  expect(before.clocks[0]).toMatchObject({ dueDay: '2026-03-26', state: 'RUNNING', supersedes: null });
  expect(before.clocks[0]!.trace).toHaveLength(10);
  await hub.takeIn(report, { ...report, seq: 0, classification: null });
  expect(await hub.report(report.reportId)).toEqual(before);
  expect(await rowsOf(report.reportId)).toHaveLength(2);
});

test('of several snapshots in one letter the newest counts, in whatever order they come', async () => {
  const report = newReport([['RECEIVED', '2026-03-16']]);
  await hub.takeIn(later(report, [['VERIFIED', '2026-03-17']]), report);
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ state: 'MET', supersedes: null });
});

test('a changed verdict is a new row that names the old one; an unchanged clock is left alone', async () => {
  const report = newReport([['RECEIVED', '2026-03-16']]);
  await hub.takeIn(report);
  const right = await hub.clock(report.reportId, 'OMBUDSMAN_RIGHT');
  await hub.takeIn(later(report, [['VERIFIED', '2026-03-17']]));
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({
    state: 'MET',
    supersedes: { state: 'RUNNING', dueDay: '2026-03-26' },
  });
  expect(await hub.clock(report.reportId, 'OMBUDSMAN_RIGHT')).toEqual(right);
  const rows = (await rowsOf(report.reportId)).filter(({ stage }) => stage === 'AGENCY_VERIFICATION');
  expect(rows.map(({ current, snapshot_seq }) => [current, snapshot_seq])).toEqual([
    [false, 1],
    [true, 2],
  ]);
});

test('a new class ends the old class’s clock and starts another', async () => {
  const report = newReport([
    ['RECEIVED', '2026-03-16'],
    ['VERIFIED', '2026-03-17'],
  ]);
  await hub.takeIn(report);
  await hub.takeIn(later(report, [['CLASSIFIED', '2026-03-17']], { classification: 'SUPERVISED_COMPLAINT' }));
  const { clocks } = await hub.report(report.reportId);
  expect(clocks.map(({ stage }) => stage)).toEqual(['AGENCY_VERIFICATION', 'WITH_FIELD_CHECK', 'OMBUDSMAN_RIGHT']);
  expect(await rowsOf(report.reportId)).toHaveLength(4);
});

test('a hand-on moves the clocks to the other agency and restarts none', async () => {
  const report = newReport([['RECEIVED', '2026-03-16']], { agencyId: newId() });
  await hub.takeIn(report);
  const before = await hub.report(report.reportId);
  const agencyId = newId();
  await hub.takeIn(later(report, [['DISPATCHED', '2026-03-17']], { agencyId }));
  expect(await hub.report(report.reportId)).toEqual(before);
  expect((await rowsOf(report.reportId)).map((row) => row.agency_id)).toEqual([agencyId, agencyId]);
});

test('days are counted anew in the zone of the other agency', async () => {
  const report = newReport([['RECEIVED', '2026-03-16T15:30:00.000Z']]);
  await hub.takeIn(report);
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-03-26' });
  await hub.takeIn({ ...report, seq: 2, timezone: 'Asia/Jayapura' });
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-03-27' });
});

test('while a clock stands still its due day moves with every day, and its trace says why', async () => {
  const report = newReport([
    ['RECEIVED', '2026-03-10'],
    ['COMPLETION_REQUESTED', '2026-03-11'],
  ]);
  await hub.takeIn(report);
  const clock = await hub.clock(report.reportId, 'AGENCY_VERIFICATION');
  expect(clock).toMatchObject({ state: 'PAUSED', dueDay: '2026-03-26' });
  expect(clock!.trace.filter(({ verdict }) => verdict === 'PAUSED').map(({ day }) => day.slice(8))).toEqual([
    ...['12', '13', '14', '15', '16', '17'],
  ]);
});

test('sixty working days without follow-up give the right to go to the Ombudsman, and a close does not take it', async () => {
  const report = newReport([['RECEIVED', '2025-11-03']]);
  await hub.takeIn(report);
  expect((await hub.report(report.reportId)).ombudsmanEligible).toBe(true);
  const closed = later(report, [['CLOSED', '2026-03-16']]);
  await hub.takeIn(closed);
  expect((await hub.report(report.reportId)).ombudsmanEligible).toBe(true);
  await hub.takeIn(later(closed, [['FOLLOWED_UP', '2026-03-17']]));
  expect((await hub.report(report.reportId)).ombudsmanEligible).toBe(false);
});

test('letters about the same reports, read by several workers at once in any order, end as the newest says', async () => {
  const reports = Array.from({ length: 20 }, () => newReport([['RECEIVED', '2026-03-16']]));
  const verified = reports.map((report) => later(report, [['VERIFIED', '2026-03-17']]));
  const closed = verified.map((report) => later(report, [['CLOSED', '2026-03-17']]));
  await Promise.all(
    [closed, reports.toReversed(), verified, closed.toReversed(), verified.toReversed(), reports].map((letter) =>
      hub.takeIn(...letter),
    ),
  );
  for (const { reportId } of reports) {
    expect(await hub.clock(reportId, 'WITHOUT_FIELD_CHECK')).toMatchObject({ state: 'MET' });
    expect((await rowsOf(reportId)).filter(({ current }) => current)).toHaveLength(3);
  }
});
