import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { directoryChanged } from '../../../../subgraphs/common/handover/directory-changed.topic.ts';
import { pullChannel } from '../../../../subgraphs/common/handover/pull-channel.topic.ts';
import { pushStatus } from '../../../../subgraphs/common/handover/push-status.topic.ts';
import { sourceRecordsChanged } from '../../../../subgraphs/common/handover/source-records-changed.topic.ts';
import { startJobs } from '../../../../subgraphs/connectors/channels/jobs.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { channelNow, putChannel, rows } from '../../../support/pages-connector.ts';
import { deliveriesOf, order, putTold } from '../../../support/push-source.ts';
import { COLUMN_SETS, csvOf, ordinaryRows, ringkas } from '../../../support/ringkas.ts';
import { dropFolder } from '../../../support/sheet-pull.ts';
import { OFFICE, REGISTER } from '../../../support/test-channels.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  await startJobs(runtime());
});
afterAll(() => runtimes.drop());

/** Until all letters are read that this context is sent. */
async function read(): Promise<void> {
  const notOurs = {
    ...directoryChanged,
    receivers: directoryChanged.receivers.filter((name) => name !== 'connectors'),
  };
  while ((await runtimes.letterBox.waiting([sourceRecordsChanged, notOurs])) > 0) await sleep(50);
}

test('an order pulls its channel; one that cannot be followed is over', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': csvOf(ringkas(COLUMN_SETS[17], ordinaryRows(3))) });
  await putChannel(runtime(), 'laporan', { family: 'SHEET', settings: { folder } });
  await putChannel(runtime(), 'pensiun', { family: 'SHEET', settings: { folder }, phase: 'RETIRED' });
  for (const channelId of ['laporan', 'hilang', 'pensiun'])
    await runtimes.letterBox.post(pullChannel, { channelId }, channelId);
  await read();
  await remove();
  const runs = await rows(runtime(), 'select channel_id, outcome, created from connectors.run');
  expect(runs).toEqual([{ channel_id: 'laporan', outcome: 'DONE', created: 3 }]);
  const states = await rows(runtime(), `select distinct state::text from pgboss.job where name like 'pull-channel%'`);
  expect(states).toEqual([{ state: 'completed' }]);
});

test('a channel finds its owner when the register learns the key it names', async () => {
  await putChannel(runtime(), 'menunggu', { agencySystem: 'wilayah', agencyValue: '2' });
  await putChannel(runtime(), 'tanpa', { agencySystem: 'wilayah', agencyValue: '9' });
  await runtimes.letterBox.post(directoryChanged, REGISTER);
  await read();
  expect((await channelNow(runtime(), 'menunggu')).agencyId).toBe(OFFICE);
  expect((await channelNow(runtime(), 'tanpa')).agencyId).toBeNull();
});

test('a status that the hub changed reaches the channel of its record, and is told there', async () => {
  const [record] = await putTold(runtime(), 'diberi-tahu');
  await rows(runtime(), `update connectors.channel set family = 'HTML' where id = 'diberi-tahu'`);
  await runtimes.letterBox.post(pushStatus, { pushes: [order(runtime(), record, 3, 'CLOSED')] });
  await read();
  expect(await deliveriesOf(runtime(), 'diberi-tahu')).toMatchObject([
    { state: 'SKIPPED', errorMessage: 'channels of the family HTML cannot be told.' },
  ]);
});
