import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReportContent } from '../../../../subgraphs/reports/content/report-content.entity.ts';
import { InboxService } from '../../../../subgraphs/reports/inbox/inbox.service.ts';
import { SourceLink } from '../../../../subgraphs/reports/inbox/source-link.entity.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { ReportEvent } from '../../../../subgraphs/reports/report/report-event.entity.ts';
import { foldState } from '../../../../subgraphs/reports/report/report-state.policy.ts';
import { stateOf } from '../../../../subgraphs/reports/report/timeline.service.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { bodyOf, letter, OFFICE, record, systemEm, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const takeIn = (...page: Parameters<typeof letter>) => new InboxService(hub.of('reports')).takeIn(letter(...page));

async function reportOf(sourceRecordId: string) {
  const em = systemEm(hub);
  const link = await em.findOneOrFail(SourceLink, { sourceRecordId });
  const report = await em.findOneOrFail(Report, { id: link.reportId });
  const events = await em.find(ReportEvent, { reportId: report.id }, { orderBy: { seq: 'asc' } });
  return { report, events, kinds: events.map(({ kind }) => kind) };
}

test('a new record becomes a report with its outcome bounded by when it was seen', async () => {
  await takeIn([record('sheet.ringkas.1', { status: 'CLOSED', closedBy: 'SYSTEM', statusRaw: 'Ditutup oleh Sistem' })]);
  const { report, events } = await reportOf('sheet.ringkas.1');
  expect(report).toMatchObject({
    status: 'CLOSED',
    closedBy: 'SYSTEM',
    agencyId: OFFICE,
    regencyCode: '99.01',
    version: 2,
  });
  expect(events).toMatchObject([
    { seq: 1, kind: 'RECEIVED', at: new Date('2026-03-02T01:00:00Z'), certainty: 'EXACT' },
    { seq: 2, kind: 'CLOSED', at: new Date('2026-03-10T00:00:00Z'), certainty: 'NOT_AFTER' },
  ]);
});

test('a letter that comes again changes nothing', async () => {
  const page = [record('sheet.ringkas.2'), record('sheet.ringkas.3')];
  await takeIn(page);
  const before = await reportOf('sheet.ringkas.2');
  await takeIn(page);
  expect(await reportOf('sheet.ringkas.2')).toEqual(before);
});

test('a newer version changes texts and state, an answer is told once', async () => {
  const answers = [{ at: '2026-03-05T02:00:00Z', by: 'Dinas', text: 'Sedang dijadwalkan.' }];
  await takeIn([record('html.situs.4')]);
  await takeIn([record('html.situs.4', { status: 'IN_PROGRESS', body: bodyOf('terminal'), answers }, { seq: 2 })]);
  await takeIn([
    record('html.situs.4', { status: 'CLOSED', closedBy: 'ADMIN', body: bodyOf('terminal'), answers }, { seq: 3 }),
  ]);
  const { report, kinds, events } = await reportOf('html.situs.4');
  expect(kinds).toEqual(['RECEIVED', 'VERIFIED', 'SOURCE_CHANGED', 'FOLLOWED_UP', 'SOURCE_CHANGED', 'CLOSED']);
  expect(events[3]).toMatchObject({ at: new Date('2026-03-05T02:00:00Z'), certainty: 'EXACT' });
  expect(report).toMatchObject({ status: 'CLOSED', closedBy: 'ADMIN', version: 6 });
  expect((await systemEm(hub).findOneOrFail(ReportContent, { reportId: report.id })).body).toBe(bodyOf('terminal'));
});

test('a report reopened at its source is open here', async () => {
  await takeIn([record('html.situs.5', { status: 'CLOSED', closedBy: 'ADMIN' })]);
  await takeIn([record('html.situs.5', { status: 'VERIFIED' }, { seq: 2 })]);
  const { report, kinds } = await reportOf('html.situs.5');
  expect(kinds.at(-1)).toBe('REOPENED');
  expect(report).toMatchObject({ status: 'VERIFIED', closedBy: null });
});

test('versions in the wrong order end as in the right one', async () => {
  await takeIn([record('html.situs.6')]);
  await takeIn([record('html.situs.6', { status: 'CLOSED', closedBy: 'ADMIN' }, { seq: 3 })]);
  await takeIn([record('html.situs.6', { status: 'IN_PROGRESS' }, { seq: 2 })]);
  await takeIn([record('html.situs.6', { status: 'RECEIVED' }, { seq: 4, late: true })]);
  await takeIn([record('html.situs.6', { status: 'RECEIVED' }, { seq: 4, late: true })]);
  const { report, kinds } = await reportOf('html.situs.6');
  expect(report.status).toBe('CLOSED');
  expect(kinds).toEqual(['RECEIVED', 'VERIFIED', 'SOURCE_CHANGED', 'CLOSED', 'SOURCE_CHANGED', 'SOURCE_CHANGED']);
});

test('a late version that comes first holds until the newer one is there', async () => {
  await takeIn([record('html.situs.7', { status: 'RECEIVED' }, { seq: 2, late: true })]);
  await takeIn([record('html.situs.7', { status: 'VERIFIED' }, { seq: 1 })]);
  expect((await reportOf('html.situs.7')).report.status).toBe('VERIFIED');
});

test('several versions in one page are taken in their order', async () => {
  await takeIn([
    record('html.situs.8', { status: 'CLOSED', closedBy: 'ADMIN' }, { seq: 2 }),
    record('html.situs.8', { status: 'RECEIVED', statusRaw: 'Baru' }),
  ]);
  expect((await reportOf('html.situs.8')).kinds).toEqual(['RECEIVED', 'SOURCE_CHANGED', 'CLOSED']);
});

test('a record withdrawn at its source is no longer shown, and again when it is back', async () => {
  await takeIn([record('html.situs.9')]);
  await takeIn([record('html.situs.9', {}, { seq: 2, withdrawn: true })]);
  expect((await reportOf('html.situs.9')).report.published).toBe(false);
  await takeIn([record('html.situs.9', {}, { seq: 3 })]);
  expect((await reportOf('html.situs.9')).report.published).toBe(true);
});

test('a text that the source has begun to mask does not replace the real one', async () => {
  const body = `${bodyOf('kantor')} NIK 0000000000000000 saya.`;
  await takeIn([record('html.situs.10', { body })]);
  await takeIn([record('html.situs.10', { body: body.replace('0000000000000000', '[NIK]') }, { seq: 2 })]);
  const { report } = await reportOf('html.situs.10');
  expect((await systemEm(hub).findOneOrFail(ReportContent, { reportId: report.id })).body).toBe(body);
});

test('a report keeps the category that its source no longer names, with a note', async () => {
  await takeIn([record('html.situs.12')]);
  const { report: before } = await reportOf('html.situs.12');
  await takeIn([record('html.situs.12', { category: null, statusRaw: 'Disposisi' }, { seq: 2 })]);
  const { report, events } = await reportOf('html.situs.12');
  expect(report.categoryId).toBe(before.categoryId);
  expect(report.categoryId).not.toBeNull();
  expect(events.at(-1)).toMatchObject({ kind: 'SOURCE_CHANGED', data: { categoryKept: true, sourceSeq: 2 } });
  const category = { system: 'sp4n-lapor', id: '77', name: 'Trotoar' };
  await takeIn([record('html.situs.12', { category }, { seq: 3 })]);
  const after = await reportOf('html.situs.12');
  expect(after.report.categoryId).not.toBe(before.categoryId);
  expect(after.events.at(-1)?.data.categoryKept).toBeUndefined();
});

test('an agency that nobody registered is kept as said', async () => {
  const agency = { system: 'sp4n-lapor', id: '777', name: 'Dinas Antah Berantah' };
  await takeIn([record('html.situs.11', { agency, parentAgency: null })]);
  expect((await reportOf('html.situs.11')).report).toMatchObject({ agencyId: null, agencyAsSaid: agency });
});

test('the columns of a report are the fold of its events', async () => {
  const em = systemEm(hub);
  const reports = await em.find(Report, {});
  expect(reports.length).toBeGreaterThan(8);
  for (const report of reports) {
    const events = await em.find(ReportEvent, { reportId: report.id }, { orderBy: { seq: 'asc' } });
    expect(foldState(events.map(({ data }) => data.change ?? {}))).toEqual(stateOf(report));
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: report.version }, (_, index) => index + 1));
  }
});
