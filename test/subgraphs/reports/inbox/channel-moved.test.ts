import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { moveChannel } from '../../../../subgraphs/reports/inbox/channel-moved.job.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, record, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const shown = async () => (await systemEm(hub).find(Report, {})).map(({ published }) => published);
const move = (phaseVersion: number, hidden: boolean, channelId: string) =>
  moveChannel(hub.of('reports'), { channelId, phaseVersion, hidden });

test('reports of a channel are shown when it leaves the shadow and hidden when it goes back; an older word changes nothing', async () => {
  const hiddenLetter = { ...letter([record('html.situs.1', {})]), hidden: true };
  await takeIn(hub, hiddenLetter);
  expect(await shown()).toEqual([false]);
  await move(2, false, 'another channel');
  expect(await shown()).toEqual([false]);
  await move(3, false, hiddenLetter.channelId);
  expect(await shown()).toEqual([true]);
  await move(2, true, hiddenLetter.channelId);
  expect(await shown()).toEqual([true]);
  await move(4, true, hiddenLetter.channelId);
  expect(await shown()).toEqual([false]);
});
