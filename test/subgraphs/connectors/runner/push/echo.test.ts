import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RawRecord } from '../../../../../subgraphs/connectors/kit/json.ts';
import type { PushResult } from '../../../../../subgraphs/connectors/kit/push.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { item, listsConnector, pull, rows } from '../../../../support/pages-connector.ts';
import { accept, DONE, deliver, deliveriesOf, order, pushSource, putTold } from '../../../../support/push-source.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

/** The channel was told that record 1 is CLOSED, with this note. */
async function told(id: string, outcome: PushResult['outcome'] = 'DONE', note: string | null = null) {
  const [record] = await putTold(runtime(), id);
  await accept(runtime(), [order(runtime(), record, 4, 'CLOSED', note)]);
  await deliver(runtime(), id, pushSource(() => ({ ...DONE, outcome })).connector);
}

/** Pulls the record as the source shows it now; is the letter's version an echo? Undefined: no new version. */
async function shows(id: string, parts: RawRecord): Promise<boolean | undefined> {
  await rows(runtime(), 'update connectors.channel set cursor = null where id = ?', [id]);
  const { run } = await pull(runtime(), id, listsConnector([[item('1', parts)]], pushSource(() => DONE).parts));
  if (run.changed === 0) return undefined;
  const [last] = await rows<{ record: { echo?: boolean; seq: number } }>(
    runtime(),
    `select data->'payload'->'records'->0 as record from pgboss.job where name = 'source-records-changed.reports'
     and data->'payload'->>'channelId' = ? order by (data->'payload'->'records'->0->>'seq')::int desc limit 1`,
    [id],
  );
  return last?.record.echo ?? false;
}

test('our own status come back is kept as a version, and the letter says that it is an echo', async () => {
  await told('gema');
  expect(await shows('gema', { status: 'Tuntas', updated: '2026-03-17T02:30:00Z' })).toBe(true);
  expect(await deliveriesOf(runtime(), 'gema')).toMatchObject([{ state: 'DONE', echoedAt: TEST_NOW }]);
  expect(await shows('gema', { status: 'Tuntas', updated: '2026-03-17T02:40:00Z' })).toBeUndefined();
});

test('the same status coming again later is news', async () => {
  await told('gema-dua');
  expect(await shows('gema-dua', { status: 'tuntas' })).toBe(true);
  expect(await shows('gema-dua', { status: 'dikerjakan' })).toBe(false);
  expect(await shows('gema-dua', { status: 'tuntas' })).toBe(false);
});

test('our note among the answers belongs to the echo; somebody else’s answer is news', async () => {
  await told('catatan', 'DONE', 'Lampu sudah diganti.');
  expect(await shows('catatan', { status: 'tuntas', answers: ['Lampu sudah diganti. '] })).toBe(true);
  await told('jawaban', 'DONE', 'Lampu sudah diganti.');
  expect(await shows('jawaban', { status: 'tuntas', answers: ['Belum selesai.'] })).toBe(false);
});

test.each([
  ['another status', 'lain-status', { status: 'dikerjakan' }],
  ['another text beside the status', 'lain-teks', { status: 'tuntas', text: 'Isi yang lain' }],
])('%s is no echo', async (_, id, parts) => {
  await told(id);
  expect(await shows(id, parts)).toBe(false);
  expect(await deliveriesOf(runtime(), id)).toMatchObject([{ echoedAt: null }]);
});

test('a push of unknown fate is known to have arrived when its status comes back', async () => {
  await told('ragu', 'UNCERTAIN');
  expect(await shows('ragu', { status: 'tuntas' })).toBe(true);
  expect(await deliveriesOf(runtime(), 'ragu')).toMatchObject([{ state: 'DONE', settledAt: TEST_NOW }]);
});

test('what was never told is no echo', async () => {
  await putTold(runtime(), 'diam');
  expect(await shows('diam', { status: 'tuntas' })).toBe(false);
});
