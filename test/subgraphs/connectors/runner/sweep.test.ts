import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { sweep } from '../../../../subgraphs/connectors/runner/sweep.ts';
import { putChannel, rows } from '../../../support/pages-connector.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

test('each minute every due channel gets one letter: parked, pushing, early and closed ones get none', async () => {
  const runtime = runtimes.of('connectors');
  await putChannel(runtime, 'waktunya', { nextDueAt: TEST_NOW });
  await putChannel(runtime, 'terlambat', { nextDueAt: new Date('2026-03-16T00:00:00Z'), phase: 'READ_ONLY' });
  await putChannel(runtime, 'bayangan', { phase: 'SHADOW' });
  await putChannel(runtime, 'belum', { nextDueAt: new Date('2026-03-17T03:00:01Z') });
  await putChannel(runtime, 'diparkir', { parkedAt: TEST_NOW });
  await putChannel(runtime, 'mendorong', { secondsBetweenPulls: 0 });
  await putChannel(runtime, 'terdaftar', { phase: 'REGISTERED' });
  await putChannel(runtime, 'pensiun', { phase: 'RETIRED' });
  expect(await sweep(runtime)).toEqual(['terlambat', 'bayangan', 'waktunya']);
  await Promise.all([sweep(runtime), sweep(runtime)]);
  const letters = await rows<{ channel: string }>(
    runtime,
    `select data->'payload'->>'channelId' as channel from pgboss.job where name = 'pull-channel.connectors' order by 1`,
  );
  expect(letters.map(({ channel }) => channel)).toEqual(['bayangan', 'terlambat', 'waktunya']);
});
