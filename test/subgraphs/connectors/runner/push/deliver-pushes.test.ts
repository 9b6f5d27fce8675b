import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import { SourceError, type SourceErrorClass } from '../../../../../subgraphs/connectors/kit/source-error.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { claimPush } from '../../../../../subgraphs/connectors/runner/push/delivery-rows.ts';
import { sweep } from '../../../../../subgraphs/connectors/runner/sweep.ts';
import { channelNow, listsConnector, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  accept,
  DONE,
  deliver,
  deliveriesOf,
  makeDue,
  order,
  pushSource,
  putTold,
} from '../../../../support/push-source.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

test('a status goes back in the source’s own word, with the office’s note and a mark of its own', async () => {
  const [record] = await putTold(runtime(), 'sukses');
  const source = pushSource(() => DONE);
  await accept(runtime(), [order(runtime(), record, 4, 'CLOSED', 'Lampu sudah diganti.')]);
  await deliver(runtime(), 'sukses', source.connector);
  expect(source.told).toEqual([
    {
      externalId: '1',
      status: 'CLOSED',
      statusOut: 'tuntas',
      note: 'Lampu sudah diganti.',
      at: '2026-03-17T02:00:04.000Z',
      key: `${record}:4`,
    },
  ]);
  expect(await deliveriesOf(runtime(), 'sukses')).toMatchObject([
    {
      state: 'DONE',
      attempts: 1,
      remoteRef: 'REF-1',
      statusOut: 'tuntas',
      nextAt: null,
      settledAt: TEST_NOW,
      errorMessage: null,
    },
  ]);
  const [stored] = await rows<{ sealed_note: string }>(runtime(), 'select sealed_note from connectors.push_delivery');
  expect(stored?.sealed_note).not.toContain('Lampu');
});

test('an order that comes twice is told once', async () => {
  const [record] = await putTold(runtime(), 'dua-kali');
  const source = pushSource(() => DONE);
  const same = order(runtime(), record, 4, 'CLOSED');
  await accept(runtime(), [same]);
  await Promise.all([
    deliver(runtime(), 'dua-kali', source.connector),
    deliver(runtime(), 'dua-kali', source.connector),
  ]);
  await accept(runtime(), [same]);
  await deliver(runtime(), 'dua-kali', source.connector);
  expect(source.told).toHaveLength(1);
});

test('channels in phases in which the old system is master are told nothing', async () => {
  const source = pushSource(() => DONE);
  for (const phase of ['SHADOW', 'DUAL'] as const) {
    const [record] = await putTold(runtime(), `fase-${phase.toLowerCase()}`, { phase });
    await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
    expect(await deliveriesOf(runtime(), `fase-${phase.toLowerCase()}`)).toEqual([]);
  }
  const [record] = await putTold(runtime(), 'fase-mundur');
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  await rows(runtime(), `update connectors.channel set phase = 'DUAL' where id = 'fase-mundur'`);
  await deliver(runtime(), 'fase-mundur', source.connector);
  expect(await deliveriesOf(runtime(), 'fase-mundur')).toMatchObject([
    { state: 'SKIPPED', errorMessage: 'fase-mundur is DUAL; it is not told this any more.' },
  ]);
  expect(source.told).toEqual([]);
});

test('a status the source has no word for, and a source that cannot be told, are skipped with the reason', async () => {
  const [one, other] = await putTold(runtime(), 'lewat');
  await accept(runtime(), [order(runtime(), one, 2, 'BLOCKED')]);
  await deliver(runtime(), 'lewat', pushSource(() => DONE).connector);
  await accept(runtime(), [order(runtime(), other, 3, 'CLOSED')]);
  await deliver(runtime(), 'lewat', listsConnector([]));
  expect(await deliveriesOf(runtime(), 'lewat')).toMatchObject([
    { state: 'SKIPPED', nextAt: null, errorCode: null, errorMessage: 'the source has no word for BLOCKED.' },
    { state: 'SKIPPED', errorMessage: 'channels of the family REST cannot be told.' },
  ]);
});

test('a source that does not answer is told again later with the same key, until it has heard', async () => {
  const [record] = await putTold(runtime(), 'ulang');
  let tries = 0;
  const source = pushSource(() => {
    tries += 1;
    if (tries < 3) throw new SourceError('unavailable', 'kanal.invalid does not answer (ECONNRESET).');
    return { outcome: 'ALREADY', remoteRef: null };
  });
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  await deliver(runtime(), 'ulang', source.connector);
  const [waiting] = await deliveriesOf(runtime(), 'ulang');
  expect(waiting).toMatchObject({
    state: 'WAITING',
    attempts: 1,
    errorCode: 'SOURCE_UNAVAILABLE',
    errorMessage: 'ulang cannot be reached: kanal.invalid does not answer (ECONNRESET).',
  });
  expect(waiting!.nextAt!.valueOf()).toBeGreaterThan(TEST_NOW.valueOf() + 20_000);
  await deliver(runtime(), 'ulang', source.connector);
  expect(source.told).toHaveLength(1);
  for (let time = 0; time < 2; time += 1) {
    await makeDue(runtime(), 'ulang');
    await deliver(runtime(), 'ulang', source.connector);
  }
  expect(new Set(source.told.map(({ key }) => key))).toEqual(new Set([`${record}:2`]));
  expect(await deliveriesOf(runtime(), 'ulang')).toMatchObject([
    { state: 'ALREADY', attempts: 3, errorCode: null, errorMessage: null },
  ]);
});

test.each<[SourceErrorClass, number, string]>([
  ['unavailable', 15, 'SOURCE_UNAVAILABLE'],
  ['bug', 3, 'SOURCE_CONNECTOR_FAILED'],
  ['record', 1, 'SOURCE_RECORD_INVALID'],
])('after so many failures of the class %s (%i) it is given up, to be seen by a person', async (kind, tries, code) => {
  const id = `menyerah-${kind}`;
  const [record] = await putTold(runtime(), id);
  const source = pushSource(() => {
    throw kind === 'bug' ? new TypeError('Warga Contoh') : new SourceError(kind, 'why.');
  });
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  for (let time = 0; time < tries + 2; time += 1) {
    await makeDue(runtime(), id);
    await deliver(runtime(), id, source.connector);
  }
  expect(source.told).toHaveLength(tries);
  const [push] = await deliveriesOf(runtime(), id);
  expect(push).toMatchObject({ state: 'FAILED', attempts: tries, nextAt: null, settledAt: TEST_NOW, errorCode: code });
  expect(push!.errorMessage).not.toContain('Warga');
  expect((await channelNow(runtime(), id)).parkedAt).toBeNull();
});

test('a source that asks for patience gets it, however often, and that is no failure', async () => {
  const [record] = await putTold(runtime(), 'sabar');
  const source = pushSource(() => {
    throw new SourceError('rate-limited', 'slow down.', 600);
  });
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  for (let time = 0; time < 20; time += 1) {
    await makeDue(runtime(), 'sabar');
    await deliver(runtime(), 'sabar', source.connector);
  }
  expect(await deliveriesOf(runtime(), 'sabar')).toMatchObject([
    {
      state: 'WAITING',
      attempts: 0,
      nextAt: new Date(TEST_NOW.valueOf() + 600_000),
      errorMessage: 'sabar asks us to wait 600 seconds.',
    },
  ]);
});

test.each<SourceErrorClass>(['auth', 'config'])(
  'a failure of the class %s parks the channel; nothing more is tried until it is resumed',
  async (kind) => {
    const id = `parkir-${kind}`;
    const [one, other] = await putTold(runtime(), id);
    let mended = false;
    const source = pushSource(() => {
      if (!mended) throw new SourceError(kind, 'why.');
      return DONE;
    });
    await accept(runtime(), [order(runtime(), one, 2, 'CLOSED'), order(runtime(), other, 3, 'CLOSED')]);
    await deliver(runtime(), id, source.connector);
    expect(source.told).toHaveLength(1);
    const parked = await channelNow(runtime(), id);
    expect(parked.parkedAt).toEqual(TEST_NOW);
    expect(parked.errorMessage).toContain('why.');
    mended = true;
    await rows(runtime(), 'update connectors.channel set parked_at = null where id = ?', [id]);
    await deliver(runtime(), id, source.connector);
    expect((await deliveriesOf(runtime(), id)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
  },
);

test('what a source may or may not have heard waits for a person', async () => {
  const [record] = await putTold(runtime(), 'ragu');
  const source = pushSource(() => ({ outcome: 'UNCERTAIN', remoteRef: null }));
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  await deliver(runtime(), 'ragu', source.connector);
  await makeDue(runtime(), 'ragu');
  await deliver(runtime(), 'ragu', source.connector);
  expect(source.told).toHaveLength(1);
  expect(await deliveriesOf(runtime(), 'ragu')).toMatchObject([{ state: 'UNCERTAIN', settledAt: null, nextAt: null }]);
});

test('a worker killed between the call and its record: the status is told again with the same key', async () => {
  const [record] = await putTold(runtime(), 'terbunuh');
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  const em = forkFor(runtime().orm, SYSTEM_VIEWER);
  // The dead worker claimed it and called; that the source has taken it was never recorded.
  await claimPush(em, 'terbunuh', TEST_NOW);
  const heard = new Set([`${record}:2`]);
  const source = pushSource(({ key }) => ({ outcome: heard.has(key) ? 'ALREADY' : 'DONE', remoteRef: 'REF-7' }));
  await deliver(runtime(), 'terbunuh', source.connector);
  expect(source.told).toEqual([]);
  await makeDue(runtime(), 'terbunuh');
  await deliver(runtime(), 'terbunuh', source.connector);
  expect(await deliveriesOf(runtime(), 'terbunuh')).toMatchObject([
    { state: 'ALREADY', attempts: 2, remoteRef: 'REF-7' },
  ]);
});

test('a worker that stops in the middle of a call leaves the push to the next one', async () => {
  const [record] = await putTold(runtime(), 'berhenti');
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  const stop = new AbortController();
  const source = pushSource((_, { signal }) => {
    stop.abort(new Error('The worker stops.'));
    return Promise.reject(signal.reason);
  });
  await deliver(runtime(), 'berhenti', source.connector, stop.signal);
  expect(await deliveriesOf(runtime(), 'berhenti')).toMatchObject([
    { state: 'WAITING', errorCode: null, nextAt: TEST_NOW, claimedUntil: null },
  ]);
});

test('a connector that does not heed the end of its worker does not hold it up', async () => {
  const [record] = await putTold(runtime(), 'tuli');
  await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  const stop = new AbortController();
  const source = pushSource(() => {
    setImmediate(() => stop.abort(new Error('The worker stops.')));
    return new Promise(() => {});
  });
  await deliver(runtime(), 'tuli', source.connector, stop.signal);
  expect(await deliveriesOf(runtime(), 'tuli')).toMatchObject([{ state: 'WAITING', claimedUntil: null }]);
});

test('statuses of one record go back in their order: a later one waits for the one before', async () => {
  const [one, other] = await putTold(runtime(), 'urut');
  let down = true;
  const source = pushSource(({ externalId }) => {
    if (down && externalId === '1') throw new SourceError('unavailable', 'down.');
    return DONE;
  });
  await accept(runtime(), [
    order(runtime(), one, 5, 'CLOSED'),
    order(runtime(), one, 4, 'IN_PROGRESS'),
    order(runtime(), other, 6, 'CLOSED'),
  ]);
  await deliver(runtime(), 'urut', source.connector);
  expect(source.told.map(({ externalId, status }) => `${externalId} ${status}`).sort()).toEqual([
    '1 IN_PROGRESS',
    '2 CLOSED',
  ]);
  down = false;
  await makeDue(runtime(), 'urut');
  await deliver(runtime(), 'urut', source.connector);
  expect(source.told.slice(2).map(({ status }) => status)).toEqual(['IN_PROGRESS', 'CLOSED']);
});

test('the sweep sends for pushes that are due, but not of parked channels', async () => {
  await rows(runtime(), `update connectors.push_delivery set state = 'FAILED' where state = 'WAITING'`);
  await rows(runtime(), `delete from pgboss.job where name = 'deliver-pushes.connectors'`).catch(() => {});
  for (const id of ['sapu', 'sapu-parkir']) {
    const [record] = await putTold(runtime(), id);
    await accept(runtime(), [order(runtime(), record, 2, 'CLOSED')]);
  }
  await putChannel(runtime(), 'sapu-lain');
  await rows(runtime(), `update connectors.channel set parked_at = now() where id = 'sapu-parkir'`);
  await rows(runtime(), `delete from pgboss.job where name = 'deliver-pushes.connectors'`);
  await sweep(runtime());
  const letters = await rows(
    runtime(),
    `select data->'payload'->>'channelId' as id from pgboss.job where name = 'deliver-pushes.connectors'`,
  );
  expect(letters).toEqual([{ id: 'sapu' }]);
});
