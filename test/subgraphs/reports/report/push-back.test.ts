import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PushOrder } from '../../../../subgraphs/common/handover/push-status.topic.ts';
import { unseal } from '../../../../subgraphs/common/privacy/seal.ts';
import { InboxService } from '../../../../subgraphs/reports/inbox/inbox.service.ts';
import { SourceLink } from '../../../../subgraphs/reports/inbox/source-link.entity.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { letter, OFFICE, record, systemEm, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const liaison = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: OFFICE });
const takeIn = (...page: Parameters<typeof letter>) => new InboxService(hub.of('reports')).takeIn(letter(...page));
const reportOf = async (sourceRecordId: string) => {
  const { reportId } = await systemEm(hub).findOneOrFail(SourceLink, { sourceRecordId });
  return systemEm(hub).findOneOrFail(Report, { id: reportId });
};
const orders = async (): Promise<PushOrder[]> =>
  (
    await systemEm(hub).execute<{ push: PushOrder }[]>(
      `select jsonb_array_elements(data->'payload'->'pushes') as push from pgboss.job where name = 'push-status.connectors' order by created_on`,
    )
  ).map(({ push }) => push);

let keys = 0;
async function step(mutation: 'closeReport' | 'addFollowUp', sourceRecordId: string, message: string): Promise<void> {
  const { id, version } = await reportOf(sourceRecordId);
  keys += 1;
  const type = { closeReport: 'CloseReportInput', addFollowUp: 'AddFollowUpInput' }[mutation];
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { id } }`;
  const input = { idempotencyKey: `push-${keys}`, reportId: id, expectedVersion: version, message };
  expect((await ask(reports, hub, liaison, source, { input })).errors).toBeUndefined();
}

test('a change of status made here goes back to the source, its words sealed; what the source said does not', async () => {
  await takeIn([record('html.situs.1')]);
  await takeIn([record('html.situs.1', { status: 'IN_PROGRESS' }, { seq: 2 })]);
  expect(await orders()).toEqual([]);
  await step('closeReport', 'html.situs.1', 'Lampu sudah diganti.');
  const { version } = await reportOf('html.situs.1');
  const [order, ...others] = await orders();
  expect(others).toEqual([]);
  expect(order).toMatchObject({
    sourceRecordId: 'html.situs.1',
    key: `html.situs.1:${version}`,
    reportSeq: version,
    status: 'CLOSED',
    at: '2026-03-17T03:00:00.000Z',
  });
  expect(unseal(hub.of('reports').config.HUB_SECRET, order!.sealedNote!)).toBe('Lampu sudah diganti.');
});

test('a step that leaves the status is no push', async () => {
  await takeIn([record('html.situs.2', { status: 'IN_PROGRESS' })]);
  const before = (await orders()).length;
  await step('addFollowUp', 'html.situs.2', 'Petugas sudah ke sana.');
  expect(await orders()).toHaveLength(before);
});

test('the sources of copies joined to the report are told as well', async () => {
  await takeIn([record('html.situs.3'), record('html.situs.4')]);
  const [leader, copy] = [await reportOf('html.situs.3'), await reportOf('html.situs.4')];
  await systemEm(hub).nativeUpdate(Report, { id: copy.id }, { mergedIntoId: leader.id });
  const before = (await orders()).length;
  await step('closeReport', 'html.situs.3', 'Selesai.');
  const told = (await orders()).slice(before);
  const { version, status } = await reportOf('html.situs.3');
  expect(status).toBe(told[0]?.status);
  expect(told.map(({ key }) => key).sort()).toEqual([
    `html.situs.3:${version}`,
    `html.situs.4:${leader.id}:${version}`,
  ]);
});

test('our own status come back makes no event of a report handled here; the version counts as taken', async () => {
  await takeIn([record('html.situs.5', { status: 'IN_PROGRESS' })]);
  await step('closeReport', 'html.situs.5', 'Selesai.');
  const { version } = await reportOf('html.situs.5');
  await takeIn([record('html.situs.5', { status: 'CLOSED', closedBy: 'ADMIN' }, { seq: 2, echo: true })]);
  expect(await reportOf('html.situs.5')).toMatchObject({ version, status: 'CLOSED' });
  const link = await systemEm(hub).findOneOrFail(SourceLink, { sourceRecordId: 'html.situs.5' });
  expect(link).toMatchObject({ seq: 2, taken: [1, 2] });
});

test('without that word the same version is noted, but the status is not followed and nothing goes back', async () => {
  await takeIn([record('html.situs.6', { status: 'IN_PROGRESS' })]);
  await step('closeReport', 'html.situs.6', 'Selesai.');
  const before = (await orders()).length;
  const { version } = await reportOf('html.situs.6');
  await takeIn([record('html.situs.6', { status: 'IN_PROGRESS', statusRaw: 'Diproses' }, { seq: 2 })]);
  expect(await reportOf('html.situs.6')).toMatchObject({ version: version + 1, status: 'CLOSED' });
  expect(await orders()).toHaveLength(before);
});

test('a copy that nobody handles here follows its source even when the source only follows us', async () => {
  await takeIn([record('html.situs.7', { status: 'IN_PROGRESS' })]);
  await takeIn([record('html.situs.7', { status: 'CLOSED', closedBy: 'ADMIN' }, { seq: 2, echo: true })]);
  expect(await reportOf('html.situs.7')).toMatchObject({ status: 'CLOSED' });
});
