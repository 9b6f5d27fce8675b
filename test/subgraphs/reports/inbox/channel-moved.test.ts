import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import type { SourceRecordsChanged } from '../../../../subgraphs/common/handover/source-records-changed.topic.ts';
import { moveChannel } from '../../../../subgraphs/reports/inbox/channel-moved.job.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, record, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeEach(async () => {
  await hub?.drop();
  hub = await testReports();
});
afterAll(() => hub.drop());

const CHANNEL = 'situs';
const page = (facts: Partial<SourceRecordsChanged>, version: Parameters<typeof record>[2] = {}) =>
  takeIn(hub, letter([record(`html.${CHANNEL}.1`, {}, version)], facts));
const shown = async () => (await systemEm(hub).find(Report, {})).map(({ published }) => published);
const move = (phaseVersion: number, hidden: boolean, channelId = CHANNEL) =>
  moveChannel(hub.of('reports'), { channelId, phaseVersion, hidden });

/** What the other contexts were told, oldest first. */
const told = async () =>
  (
    await systemEm(hub).execute<{ payload: { reports: ReportSnapshot[] } }[]>(
      `select data->'payload' as payload from pgboss.job where name = 'reports-changed.sla' order by created_on`,
    )
  ).flatMap(({ payload }) => payload.reports.map(({ seq, phaseVersion, shown }) => [seq, phaseVersion, shown]));

test('reports of a channel are shown when it leaves the shadow and hidden when it goes back; an older word changes nothing', async () => {
  await page({ hidden: true });
  expect(await shown()).toEqual([false]);
  await move(2, false, 'another-channel');
  expect(await shown()).toEqual([false]);
  await move(3, false);
  expect(await shown()).toEqual([true]);
  await move(2, true);
  expect(await shown()).toEqual([true]);
  await move(4, true);
  expect(await shown()).toEqual([false]);
});

test('every move is told to the other contexts, with the number of the move', async () => {
  await page({ hidden: true });
  const [[seq]] = (await told()) as [[number]];
  await move(3, false);
  await move(4, true);
  expect(await told()).toEqual([
    [seq, 0, false],
    [seq, 3, true],
    [seq, 4, false],
  ]);
});

test('a page committed before the channel moved cannot set the old visibility, whenever it is read', async () => {
  await move(2, false);
  await page({ hidden: true, phaseVersion: 1 });
  expect(await shown()).toEqual([true]);
  await page({ hidden: true, phaseVersion: 1 }, { seq: 2 });
  expect(await shown()).toEqual([true]);
});

test('a page that is ahead of the move is believed, and the move still reaches what came before', async () => {
  await page({ hidden: true, phaseVersion: 1 });
  await takeIn(hub, letter([record(`html.${CHANNEL}.2`)], { hidden: false, phaseVersion: 2 }));
  expect((await shown()).sort()).toEqual([false, true]);
  await move(2, false);
  expect(await shown()).toEqual([true, true]);
});

test('what its source has withdrawn stays unseen when the channel is shown; once it is back, it is shown', async () => {
  await page({ hidden: true });
  await page({ hidden: true }, { seq: 2, withdrawn: true });
  await move(3, false);
  expect(await shown()).toEqual([false]);
  await page({ hidden: false, phaseVersion: 3 }, { seq: 3 });
  await move(4, true);
  await move(5, false);
  expect(await shown()).toEqual([true]);
});

test('who writes to citizens moves with the channel, also for reports brought before; history stays silent', async () => {
  const silent = async () =>
    (await systemEm(hub).find(Report, {}, { orderBy: { historic: 'asc' } })).map((report) => report.silent);
  await page({ silent: true, phaseVersion: 1 });
  await takeIn(hub, letter([record(`html.${CHANNEL}.2`)], { silent: true, historic: true, phaseVersion: 1 }));
  expect(await silent()).toEqual([true, true]);
  const handover = (phaseVersion: number, isSilent: boolean) =>
    moveChannel(hub.of('reports'), { channelId: CHANNEL, phaseVersion, hidden: false, silent: isSilent });
  await handover(2, false);
  expect(await silent()).toEqual([false, true]);
  await handover(3, true);
  // A page from the time in which the hub wrote.
  await takeIn(hub, letter([record(`html.${CHANNEL}.3`)], { silent: false, phaseVersion: 2 }));
  expect(await silent()).toEqual([true, true, true]);
});
