import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import {
  awaitLease,
  holdLease,
  keepLease,
  releaseLease,
  takeLease,
} from '../../../../subgraphs/connectors/runner/lease.ts';
import { putChannel, rows } from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
const em = () => forkFor(runtime().orm, SYSTEM_VIEWER);
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  for (const id of ['satu', 'lewat', 'tunggu', 'jaga', 'hilang']) await putChannel(runtime(), id);
});
afterAll(() => runtimes.drop());

const letLapse = (id: string) =>
  rows(runtime(), `update connectors.channel set lease_until = now() - interval '1 second' where id = ?`, [id]);
const secondsLeft = async (id: string) => {
  const [row] = await rows<{ left: number }>(
    runtime(),
    'select extract(epoch from lease_until - now())::float8 as left from connectors.channel where id = ?',
    [id],
  );
  return row?.left ?? 0;
};

test('of many at once exactly one gets the channel; given free, the next gets it', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLease(em(), 'satu')));
  const [lease] = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await releaseLease(em(), 'satu', '019a0000-0000-7000-8000-000000000000');
  await expect(takeLease(em(), 'satu')).rejects.toMatchObject({ code: 'CHANNEL_BUSY' });
  await releaseLease(em(), 'satu', lease!);
  await expect(takeLease(em(), 'satu')).resolves.toEqual(expect.any(String));
});

test('a lapsed lease still holds until another takes it, and never after', async () => {
  const first = await takeLease(em(), 'lewat');
  await letLapse('lewat');
  await holdLease(em(), { id: 'lewat', phaseVersion: 1 }, first);
  await letLapse('lewat');
  const second = await takeLease(em(), 'lewat');
  await expect(holdLease(em(), { id: 'lewat', phaseVersion: 1 }, first)).rejects.toMatchObject({
    code: 'CHANNEL_LEASE_LOST',
  });
  await holdLease(em(), { id: 'lewat', phaseVersion: 1 }, second);
});

test('who waits gets the channel as soon as it is free, or hears that it is busy', async () => {
  const lease = await takeLease(em(), 'tunggu');
  await expect(awaitLease(em(), 'tunggu', 300)).rejects.toMatchObject({ code: 'CHANNEL_BUSY' });
  const waiting = awaitLease(em(), 'tunggu', 10_000);
  await releaseLease(em(), 'tunggu', lease);
  await expect(waiting).resolves.toEqual(expect.any(String));
  await expect(awaitLease(em(), 'tidak-ada', 10_000)).rejects.toMatchObject({ code: 'CHANNEL_NOT_FOUND' });
});

test('a run whose source is slow keeps its channel; one that has lost it is told', async () => {
  jest.useFakeTimers({
    doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'Date', 'performance', 'queueMicrotask'],
  });
  try {
    const kept = keepLease(em(), 'jaga', await takeLease(em(), 'jaga'));
    const lost = keepLease(em(), 'hilang', await takeLease(em(), 'hilang'));
    for (const id of ['jaga', 'hilang']) await letLapse(id);
    const other = await takeLease(em(), 'hilang');
    jest.advanceTimersByTime(5_000);
    await new Promise((resolve) => lost.lost.addEventListener('abort', resolve));
    expect(lost.lost.reason).toMatchObject({ code: 'CHANNEL_LEASE_LOST' });
    await holdLease(em(), { id: 'hilang', phaseVersion: 1 }, other);
    while ((await secondsLeft('jaga')) < 15) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(kept.lost.aborted).toBe(false);
    for (const { stop } of [kept, lost]) stop();
  } finally {
    jest.useRealTimers();
  }
});
