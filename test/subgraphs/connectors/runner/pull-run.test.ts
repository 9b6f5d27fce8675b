import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import type { PullContext } from '../../../../subgraphs/connectors/kit/connector.ts';
import { SourceError, type SourceErrorClass } from '../../../../subgraphs/connectors/kit/source-error.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import type { Run } from '../../../../subgraphs/connectors/ledger/run.entity.ts';
import { takeLease } from '../../../../subgraphs/connectors/runner/lease.ts';
import {
  channelNow,
  item,
  lettersSent,
  listsConnector,
  pagesConnector,
  pull,
  putChannel,
  rows,
} from '../../../support/pages-connector.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const system = () => forkFor(runtime().orm, SYSTEM_VIEWER);
const letLapse = (id: string) =>
  rows(runtime(), `update connectors.channel set lease_until = now() - interval '1 second' where id = ?`, [id]);
const later = (seconds: number) => new Date(TEST_NOW.valueOf() + seconds * 1000);

const idsOf = async (channel: string) =>
  (
    await rows<{ id: string }>(
      runtime(),
      'select external_id as id from connectors.source_record where channel_id = ? order by length(external_id), external_id',
      [channel],
    )
  ).map(({ id }) => id);

/** A connector that yields these pages of ids and then fails so; from `page` on. */
const failing = (lists: string[][], error: Error) =>
  pagesConnector(function* (from) {
    for (const [index, ids] of lists.entries()) {
      if (index >= from) yield { records: ids.map((id) => item(id)), cursor: { page: index + 1 } };
    }
    throw error;
  });

test('a run that reaches the end leaves its channel healthy and due after its schedule', async () => {
  await putChannel(runtime(), 'sehat', { failures: 2, errorCode: 'SOURCE_UNAVAILABLE', parkedAt: TEST_NOW });
  const { run } = await pull(runtime(), 'sehat', listsConnector([[item('1')], [item('2'), item('3')]]));
  expect(run).toMatchObject({ outcome: 'DONE', seen: 3, created: 3, endedAt: TEST_NOW });
  expect(await channelNow(runtime(), 'sehat')).toMatchObject({
    failures: 0,
    errorCode: null,
    parkedAt: null,
    lastSuccessAt: TEST_NOW,
    nextDueAt: later(300),
    lease: null,
  });
});

test('the next page is asked for only when the one before is committed', async () => {
  await putChannel(runtime(), 'tekanan-balik');
  const seen: number[] = [];
  const connector = pagesConnector(async function* () {
    for (const page of [1, 2, 3]) {
      yield { records: [item(String(page))], cursor: { page } };
      seen.push((await idsOf('tekanan-balik')).length);
    }
  });
  await pull(runtime(), 'tekanan-balik', connector);
  expect(seen).toEqual([1, 2, 3]);
});

test('a run goes on where the last committed page ended', async () => {
  await putChannel(runtime(), 'lanjut');
  const broken = await pull(runtime(), 'lanjut', failing([['1', '2'], ['3']], new SourceError('unavailable', 'down.')));
  expect(broken.run).toMatchObject({ outcome: 'RETRY_LATER', seen: 3, errorCode: 'SOURCE_UNAVAILABLE' });
  const { run } = await pull(runtime(), 'lanjut', listsConnector([[item('x')], [item('x')], [item('4')]]));
  expect(run).toMatchObject({ outcome: 'DONE', seen: 1 });
  expect(await idsOf('lanjut')).toEqual(['1', '2', '3', '4']);
});

test.each<[SourceErrorClass, string, Run['outcome'], number, string]>([
  ['config', 'SOURCE_SETTINGS_INVALID', 'PARKED', 1, 'The settings of kelas-config cannot be used: why.'],
  ['auth', 'SOURCE_AUTH_FAILED', 'PARKED', 1, 'kelas-auth does not accept our credentials: why.'],
  ['drift', 'SOURCE_LAYOUT_CHANGED', 'PARKED', 1, 'kelas-drift: why.'],
  ['record', 'SOURCE_RECORD_INVALID', 'PARKED', 1, 'kelas-record: why.'],
  ['bug', 'SOURCE_CONNECTOR_FAILED', 'RETRY_LATER', 1, 'The connector of kelas-bug failed: why.'],
  ['unavailable', 'SOURCE_UNAVAILABLE', 'RETRY_LATER', 1, 'kelas-unavailable cannot be reached: why.'],
  ['rate-limited', 'SOURCE_RATE_LIMITED', 'RETRY_LATER', 0, 'kelas-rate-limited asks us to wait 900 seconds.'],
])('a failure of the class %s is %s and %s', async (errorClass, code, outcome, failures, message) => {
  const channel = `kelas-${errorClass}`;
  await putChannel(runtime(), channel);
  const error = new SourceError(errorClass, 'why.', errorClass === 'rate-limited' ? 900 : null);
  const { run, failure } = await pull(runtime(), channel, failing([['1']], error));
  expect(failure).toEqual({ code, message });
  expect(run).toMatchObject({ outcome, seen: 1, errorCode: code, errorMessage: message });
  const parkedAt = outcome === 'PARKED' ? TEST_NOW : null;
  const state = { failures, errorCode: code, errorMessage: message, errorAt: TEST_NOW, parkedAt, lease: null };
  expect(await channelNow(runtime(), channel)).toMatchObject({ ...state, cursor: { page: 1 }, lastSuccessAt: null });
});

test('a source that asks for patience is left alone as long as it says', async () => {
  await putChannel(runtime(), 'sabar');
  await pull(runtime(), 'sabar', failing([], new SourceError('rate-limited', 'wait.', 5_000)));
  expect((await channelNow(runtime(), 'sabar')).nextDueAt).toEqual(later(5_000));
});

test('a source that asks for patience without saying how long is named with the pause it gets', async () => {
  await putChannel(runtime(), 'sabar-saja');
  const { failure } = await pull(runtime(), 'sabar-saja', failing([], new SourceError('rate-limited', 'slow down.')));
  const pause = ((await channelNow(runtime(), 'sabar-saja')).nextDueAt.valueOf() - TEST_NOW.valueOf()) / 1_000;
  expect(failure?.message).toBe(`sabar-saja asks us to wait ${pause} seconds.`);
});

test.each<SourceErrorClass>(['unavailable', 'rate-limited', 'bug'])(
  'a parked channel that a person tries stays parked when its source is %s',
  async (errorClass) => {
    const id = `parkir-${errorClass}`;
    await putChannel(runtime(), id, { parkedAt: later(-600), failures: 1, errorCode: 'SOURCE_LAYOUT_CHANGED' });
    await pull(runtime(), id, failing([], new SourceError(errorClass, 'why.', null)));
    expect((await channelNow(runtime(), id)).parkedAt).toEqual(later(-600));
  },
);

test('a connector that fails is tried twice again, then parked; of its exception only the kind is kept', async () => {
  await putChannel(runtime(), 'galat');
  const connector = failing([], new TypeError('Warga Contoh has no phone'));
  const outcomes: string[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1)
    outcomes.push((await pull(runtime(), 'galat', connector)).run.outcome);
  expect(outcomes).toEqual(['RETRY_LATER', 'RETRY_LATER', 'PARKED']);
  expect((await channelNow(runtime(), 'galat')).errorMessage).toBe('The connector of galat failed: TypeError');
});

test('a page of which most cannot be used changes nothing at all', async () => {
  await putChannel(runtime(), 'geser');
  const bad = ['1', '2', '3', '4'].map((id) => item(id, { broken: 'no date', _where: `row ${id}` }));
  const { run } = await pull(runtime(), 'geser', listsConnector([[item('0')], [...bad, item('5'), item('6')]]));
  expect(run).toMatchObject({ outcome: 'PARKED', seen: 1, created: 1, dead: 0, errorCode: 'SOURCE_LAYOUT_CHANGED' });
  expect(await idsOf('geser')).toEqual(['0']);
  expect(await rows(runtime(), `select 1 from connectors.dead_letter where channel_id = 'geser'`)).toEqual([]);
  expect((await channelNow(runtime(), 'geser')).cursor).toEqual({ page: 1 });
});

test('a run with settings of its own neither parks its channel nor lets a parked one go', async () => {
  await putChannel(runtime(), 'titipan', { settings: { note: 'a' } });
  const options = { settings: { note: 'b', unknown: 1 } };
  const { run, failure } = await pull(runtime(), 'titipan', listsConnector([]), options);
  expect(run.outcome).toBe('FAILED');
  expect(failure?.message).toBe('The settings of titipan cannot be used: settings: Unrecognized key: "unknown"');
  const untouched = { parkedAt: null, failures: 0, errorCode: null, lease: null, lastSuccessAt: null };
  expect(await channelNow(runtime(), 'titipan')).toMatchObject({ ...untouched, nextDueAt: TEST_NOW });

  await rows(runtime(), `update connectors.channel set parked_at = now() where id = 'titipan'`);
  await pull(runtime(), 'titipan', listsConnector([[item('1')]]), { settings: { note: 'b' } });
  const channel = await channelNow(runtime(), 'titipan');
  expect(channel.parkedAt).not.toBeNull();
  expect(channel.lastSuccessAt).toEqual(TEST_NOW);
});

test('a worker that is told to stop ends after the page at hand; nobody is blamed and the channel is due', async () => {
  await putChannel(runtime(), 'berhenti');
  const stop = new AbortController();
  const { run, failure } = await pull(runtime(), 'berhenti', listsConnector([[item('1')], [item('2')]]), {
    signal: stop.signal,
    afterPage: () => stop.abort(),
  });
  expect(failure).toBeNull();
  expect(run).toMatchObject({ outcome: 'ABANDONED', seen: 1 });
  expect(await channelNow(runtime(), 'berhenti')).toMatchObject({ failures: 0, nextDueAt: TEST_NOW, lease: null });
});

test('the connector sees the stop signal while it waits for its source', async () => {
  await putChannel(runtime(), 'menunggu');
  const stop = new AbortController();
  const connector = pagesConnector(async function* (_, { signal }: PullContext<unknown>) {
    setTimeout(() => stop.abort(), 20);
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut off'))));
    yield { records: [], cursor: { page: 1 } };
  });
  expect((await pull(runtime(), 'menunggu', connector, { signal: stop.signal })).run.outcome).toBe('ABANDONED');
});

test('a run that has lost its channel commits nothing more and says nothing about it', async () => {
  await putChannel(runtime(), 'direbut');
  let other = '';
  const connector = listsConnector([[item('1')], [item('2')]]);
  const { run } = await pull(runtime(), 'direbut', connector, {
    afterPage: async () => {
      await letLapse('direbut');
      other = await takeLease(system(), 'direbut');
    },
  });
  expect(run).toMatchObject({ outcome: 'ABANDONED', seen: 1 });
  expect(await idsOf('direbut')).toEqual(['1']);
  expect(await channelNow(runtime(), 'direbut')).toMatchObject({ lease: other, cursor: { page: 1 } });
});

test('a run that waits for its source hears that it has lost its channel', async () => {
  await putChannel(runtime(), 'direbut-diam');
  jest.useFakeTimers({
    doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'Date', 'performance', 'queueMicrotask'],
  });
  const connector = pagesConnector(async function* (_, { signal }: PullContext<unknown>) {
    await letLapse('direbut-diam');
    await takeLease(system(), 'direbut-diam');
    jest.advanceTimersByTime(5_000);
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    yield { records: [], cursor: { page: 1 } };
  });
  try {
    expect((await pull(runtime(), 'direbut-diam', connector)).run.outcome).toBe('ABANDONED');
  } finally {
    jest.useRealTimers();
  }
});

test('a channel that changes its phase meanwhile is pulled under its new phase', async () => {
  await putChannel(runtime(), 'pindah-fase', { phase: 'SHADOW' });
  const connector = listsConnector([[item('1')], [item('2')]]);
  const { run } = await pull(runtime(), 'pindah-fase', connector, {
    afterPage: async () => {
      await rows(runtime(), `update connectors.channel set phase = 'DUAL', phase_version = 2 where id = 'pindah-fase'`);
    },
  });
  expect(run).toMatchObject({ outcome: 'ABANDONED', seen: 1 });
  expect((await pull(runtime(), 'pindah-fase', connector)).run).toMatchObject({ outcome: 'DONE', created: 1 });
  const letters = (await lettersSent(runtime())) as unknown as { channelId: string; hidden: boolean }[];
  expect(letters.filter(({ channelId }) => channelId === 'pindah-fase').map(({ hidden }) => hidden)).toEqual([
    true,
    false,
  ]);
});

test('of a worker that died the next run says so', async () => {
  await putChannel(runtime(), 'mati');
  const died = await pull(runtime(), 'mati', listsConnector([[item('1')]]));
  await rows(runtime(), `update connectors.run set outcome = 'RUNNING', ended_at = null where id = ?`, [died.run.id]);
  await pull(runtime(), 'mati', listsConnector([[item('1')]]));
  const runs = await rows(runtime(), `select outcome from connectors.run where channel_id = 'mati' order by outcome`);
  expect(runs).toEqual([{ outcome: 'ABANDONED' }, { outcome: 'DONE' }]);
});

test('a channel that is not there, is busy or retired is not pulled', async () => {
  await putChannel(runtime(), 'sibuk');
  await putChannel(runtime(), 'pensiun', { phase: 'RETIRED' });
  await takeLease(system(), 'sibuk');
  const codes = ['tidak-ada', 'sibuk', 'pensiun'].map((channel) =>
    pull(runtime(), channel, listsConnector([])).catch((error: { code: string }) => error.code),
  );
  expect(await Promise.all(codes)).toEqual(['CHANNEL_NOT_FOUND', 'CHANNEL_BUSY', 'BAD_USER_INPUT']);
  expect(await rows(runtime(), `select 1 from connectors.run where channel_id in ('sibuk', 'pensiun')`)).toEqual([]);
});

test('two runs of one channel at once: one waits, then goes on where the other ended', async () => {
  await putChannel(runtime(), 'berdua');
  const slow = listsConnector([[item('1')], [item('2')], [item('3')]]);
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 150));
  const [one, other] = await Promise.all([
    pull(runtime(), 'berdua', slow, { afterPage: pause, patienceMs: 10_000 }),
    pull(runtime(), 'berdua', slow, { afterPage: pause, patienceMs: 10_000 }),
  ]);
  expect([one.run.seen, other.run.seen].sort()).toEqual([0, 3]);
  expect(await idsOf('berdua')).toEqual(['1', '2', '3']);
});

test('remarks are kept with the run, without what cannot be stored; the first 500 of them', async () => {
  await putChannel(runtime(), 'catatan');
  const notes = Array.from({ length: 600 }, (_, row) => `row ${row}: odd \0`);
  const connector = pagesConnector(() => [{ records: [item('1')], cursor: { page: 1 }, notes }]);
  const book = await pull(runtime(), 'catatan', connector);
  const [run] = await rows<Run>(runtime(), `select notes from connectors.run where channel_id = 'catatan'`);
  expect(run?.notes).toHaveLength(500);
  expect(run?.notes[7]).toBe('row 7: odd \ufffd');
  expect(book.notes).toHaveLength(600);
});

test('a family that cannot be pulled here parks the channel with a clear word', async () => {
  await putChannel(runtime(), 'keluarga', { family: 'MAIL' });
  const { run } = await pull(runtime(), 'keluarga', listsConnector([]));
  expect(run).toMatchObject({
    outcome: 'PARKED',
    errorMessage: 'The settings of keluarga cannot be used: the family MAIL cannot be pulled.',
  });
});
