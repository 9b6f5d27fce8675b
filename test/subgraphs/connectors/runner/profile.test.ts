import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RawRecord } from '../../../../subgraphs/connectors/kit/json.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import {
  channelNow,
  complaintOf,
  item,
  listsConnector,
  pull,
  putChannel,
  rows,
} from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const normalize = (raw: RawRecord) => ({
  ...complaintOf(raw),
  title: typeof raw.judul === 'string' ? raw.judul : null,
  category: typeof raw.kategori === 'string' ? { system: 'contoh', id: null, name: raw.kategori } : null,
});
const many = (from: number, count: number, parts: RawRecord = {}) =>
  Array.from({ length: count }, (_, index) => item(String(from + index), parts));
/** Each pull of the channel shows another list from its start. */
const show = (channel: string, list: RawRecord[]) =>
  rows(runtime(), 'update connectors.channel set cursor = null where id = ?', [channel]).then(() =>
    pull(runtime(), channel, listsConnector([list], { normalize })),
  );

test('a field that was nearly always filled and is lost over 20 records is drift; the cursor stays', async () => {
  await putChannel(runtime(), 'judul');
  for (let run = 0; run < 5; run += 1) await show('judul', many(run * 5, 5, { judul: 'Lampu padam' }));
  const { run, failure } = await show('judul', many(100, 20, { subjek: 'Lampu padam' }));
  expect(run).toMatchObject({ outcome: 'PARKED', seen: 0 });
  expect(failure).toEqual({
    code: 'SOURCE_LAYOUT_CHANGED',
    message:
      'judul: title is filled in 0 of 20 records; before, it was in 25 of 25. Mend the mapping; or, if this is right, resume the channel.',
  });
  expect((await channelNow(runtime(), 'judul')).cursor).toBeNull();
});

test.each([
  ['over fewer than 20 records', 25, 19, {}],
  ['where too few were seen before', 19, 40, {}],
])('a lost field is no drift %s', async (title, before, now, parts) => {
  const channel = `sedikit-${before}-${now}`;
  await putChannel(runtime(), channel);
  await show(channel, many(0, before, { judul: 'Lampu padam' }));
  expect([title, (await show(channel, many(100, now, parts))).run.outcome]).toEqual([title, 'DONE']);
});

test('what offices fill in later is not missed on complaints nobody has worked on', async () => {
  await putChannel(runtime(), 'baru-semua');
  const worked = { normalize: (raw: RawRecord) => ({ ...normalize(raw), status: 'CLOSED' as const }) };
  await pull(runtime(), 'baru-semua', listsConnector([many(0, 40, { kategori: 'Jalan' })], worked));
  expect((await show('baru-semua', many(100, 40))).run.outcome).toBe('DONE');
});

test('words of a status that we do not know any more are drift', async () => {
  await putChannel(runtime(), 'status');
  await show('status', many(0, 30));
  await rows(runtime(), `update connectors.channel set cursor = null where id = 'status'`);
  const unknown = { normalize: (raw: RawRecord) => ({ ...normalize(raw), status: 'UNKNOWN' as const }) };
  const { failure } = await pull(runtime(), 'status', listsConnector([many(50, 30)], unknown));
  expect(failure?.message).toMatch(
    /^status: a status we know is filled in 0 of 30 records; before, it was in 30 of 30/,
  );
});

test('only the last 20 runs count, and other settings or another version of the connector start anew', async () => {
  await putChannel(runtime(), 'ingatan');
  await show('ingatan', many(0, 100, { judul: 'Lampu padam' }));
  for (let run = 0; run < 20; run += 1) await show('ingatan', many(200 + run, 1));
  expect(((await channelNow(runtime(), 'ingatan')).profile as { runs: unknown[] }).runs).toHaveLength(20);
  expect((await show('ingatan', many(300, 30))).run.outcome).toBe('DONE');
  await putChannel(runtime(), 'setelan');
  await show('setelan', many(0, 40, { judul: 'Lampu padam' }));
  await rows(runtime(), `update connectors.channel set settings_version = 2 where id = 'setelan'`);
  expect((await show('setelan', many(100, 40))).run.outcome).toBe('DONE');
});

test('new and missing parts of the raw records are remarked, not refused', async () => {
  await putChannel(runtime(), 'kunci');
  expect((await show('kunci', many(0, 20, { judul: 'a', lama: 1 }))).run.notes).toEqual([]);
  expect((await show('kunci', many(50, 20, { judul: 'a', baru: 1 }))).run.notes).toEqual([
    'parts of its records have changed; new: baru; missing: lama.',
  ]);
});
