import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ClockAlarm } from '../../../../subgraphs/common/handover/clock-alarms.topic.ts';
import { endPassedWindows } from '../../../../subgraphs/reports/reporter-window/reporter-window.job.ts';
import { type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { type Answer, bodyOf, letter, OFFICE, on, record, Steps, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
let steps: Steps;
beforeAll(async () => {
  hub = await testReports();
  steps = new Steps(hub);
});
afterAll(() => hub.drop());

const liaison = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: OFFICE });
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });
/** Behind the present of the tests, 17 March 2026. */
const DUE = '2026-04-01';

const alarm = (reportId: string, parts: Partial<ClockAlarm> = {}): ClockAlarm => ({
  reportId,
  clockId: `clock of ${reportId}`,
  stage: 'REPORTER_REPLY',
  kind: 'PASSED',
  dueDay: DUE,
  agencyId: OFFICE,
  shown: true,
  level: null,
  at: '2026-04-02T00:00:00Z',
  ...parts,
});
const passed = (report: Answer, parts: Partial<ClockAlarm> = {}) =>
  endPassedWindows(hub.of('reports'), [alarm(report.id, parts)]);

async function followedUp(): Promise<Answer> {
  const sent = await steps.submit(citizen, { body: bodyOf(`jembatan ${Math.random()}`), agencyId: OFFICE });
  const { report } = await steps.take(liaison, 'verifyReport', on(sent));
  return (await steps.take(liaison, 'addFollowUp', on(report, { message: 'Petugas sudah ke sana.' }))).report;
}

test('a follow-up that nobody answered in time is closed by the system, which says nothing about success', async () => {
  const report = await followedUp();
  await passed(report);
  expect(await steps.read(report.id)).toMatchObject({
    status: 'CLOSED',
    closedBy: 'SYSTEM',
    resolution: null,
    version: report.version + 1,
  });
  const [event] = await systemEm(hub).execute(
    `select e.actor_role, m.text, (select count(*)::int from reports.audit a where a.subject = e.report_id::text and a.role = 'SYSTEM') as lines
     from reports.report_event e join reports.message m using (report_id, seq) where report_id = ? order by seq desc limit 1`,
    [report.id],
  );
  expect(event).toMatchObject({ actor_role: 'SYSTEM', text: expect.stringContaining('Ditutup oleh sistem'), lines: 1 });
});

test('the same letter again, also after the report was opened again, does nothing', async () => {
  const report = await followedUp();
  await Promise.all([passed(report), passed(report)].map((run) => run.catch(() => {})));
  await passed(report);
  const closed = await steps.read(report.id);
  expect(closed).toMatchObject({ status: 'CLOSED', version: report.version + 1 });
  const { report: opened } = await steps.take(citizen, 'reopenReport', on(closed, { message: 'Rusak lagi.' }));
  await passed(opened);
  expect(await steps.read(report.id)).toMatchObject({ status: 'IN_PROGRESS', version: opened.version });
});

test('a question that nobody answered in time is archived by the system, with the reason', async () => {
  const sent = await steps.submit(citizen, { agencyId: OFFICE });
  const { report } = await steps.take(liaison, 'requestCompletion', on(sent, { message: 'Di mana?' }));
  await passed(report);
  expect((await steps.read(report.id)).status).toBe('AWAITING_COMPLETION');
  await passed(report, { stage: 'COMPLETION' });
  expect(await steps.read(report.id)).toMatchObject({
    status: 'ARCHIVED',
    closedBy: 'SYSTEM',
    archiveReason: expect.stringContaining('batas kedaluwarsa'),
  });
});

test('a reply, another kind of alarm, another stage, a follow-up behind the due day: the report stays open', async () => {
  const report = await followedUp();
  await passed(report, { kind: 'DUE_SOON' });
  await passed(report, { stage: 'OMBUDSMAN_RIGHT' });
  await passed(report, { dueDay: '2026-03-16' });
  await passed({ ...report, id: OFFICE });
  await passed({ ...report, id: 'none' });
  const { report: answered } = await steps.take(citizen, 'replyToReport', on(report, { message: 'Belum selesai.' }));
  await passed(answered);
  expect(await steps.read(report.id)).toMatchObject({ status: 'IN_PROGRESS', version: answered.version });
});

test('imported history and what only its source works on are left to it', async () => {
  await takeIn(hub, letter([record('html.arsip.1', { status: 'IN_PROGRESS' })], { historic: true }));
  await takeIn(hub, letter([record('html.situs.1', { status: 'IN_PROGRESS' })]));
  const rows = await systemEm(hub).execute<Answer[]>(
    `select id, version, status from reports.report where channel_id in ('arsip', 'situs')`,
  );
  for (const row of rows) await passed(row);
  expect(rows).toHaveLength(2);
  for (const row of rows)
    expect(await steps.read(row.id)).toMatchObject({ status: 'IN_PROGRESS', version: row.version });
});

test('the letter reaches the job through the letter box', async () => {
  const report = await followedUp();
  const { letterBox } = hub.of('reports');
  const { reports } = await import('../../../../subgraphs/reports/parts.ts');
  const { clockAlarms } = await import('../../../../subgraphs/common/handover/clock-alarms.topic.ts');
  await reports.jobs(hub.of('reports'));
  await letterBox.post(clockAlarms, { alarms: [alarm(report.id)] });
  for (let n = 0; n < 100 && (await steps.read(report.id)).status !== 'CLOSED'; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await steps.read(report.id)).toMatchObject({ status: 'CLOSED', closedBy: 'SYSTEM' });
});
