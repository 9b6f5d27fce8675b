import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { sweep } from '../../../../subgraphs/connectors/runner/sweep.ts';
import { listsConnector, pull, putChannel, rows } from '../../../support/pages-connector.ts';
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

test('a channel whose source allows only some hours waits for them', async () => {
  const runtime = runtimes.of('connectors');
  await rows(runtime, `update connectors.channel set parked_at = now()`);
  await putChannel(runtime, 'malam', { settings: { note: '22:00-05:00' } });
  await putChannel(runtime, 'pagi', { settings: { note: '08:00-12:00' } });
  await putChannel(runtime, 'salah', { settings: { note: 'nanti-12:00' } });
  const policy = (config: unknown) => {
    const [from = '', to = ''] = (config as { note: string }).note.split('-');
    return { window: { from, to, timezone: 'Asia/Jakarta' } };
  };
  const REST = listsConnector([], { policy });
  // It is 10:00 in Jakarta. What cannot be read is pulled, so that the run says what is wrong.
  expect(await sweep(runtime, { REST })).toEqual(['pagi', 'salah']);
  const { run } = await pull(runtime, 'salah', REST);
  expect(run).toMatchObject({ outcome: 'PARKED', errorCode: 'SOURCE_SETTINGS_INVALID' });
});

test('a backfill is sent for when it is due, but never before the pull of its channel', async () => {
  const runtime = runtimes.of('connectors');
  await rows(runtime, `update connectors.channel set parked_at = now()`);
  const early = new Date('2026-03-17T04:00:00Z');
  await putChannel(runtime, 'mundur', { nextDueAt: early, backfillDueAt: TEST_NOW });
  await putChannel(runtime, 'mundur-nanti', { nextDueAt: early, backfillDueAt: early });
  await putChannel(runtime, 'keduanya', { nextDueAt: TEST_NOW, backfillDueAt: TEST_NOW });
  expect(await sweep(runtime)).toEqual(['keduanya', 'mundur']);
  const letters = await rows(
    runtime,
    `select data->'payload' as payload from pgboss.job where name = 'pull-channel.connectors'
     and data->'payload'->>'channelId' in ('keduanya', 'mundur') order by 1`,
  );
  expect(letters).toEqual([
    { payload: { channelId: 'keduanya' } },
    { payload: { channelId: 'mundur', backfill: true } },
  ]);
});
