import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from '../../../../subgraphs/connectors/kit/connector.ts';
import type { RawRecord } from '../../../../subgraphs/connectors/kit/json.ts';
import { SourceError } from '../../../../subgraphs/connectors/kit/source-error.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { channelNow, item, pagesConnector, pull, putChannel, rows } from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
const FULL_SCAN = { policy: () => ({ deletes: 'full-scan' as const }) };

/** A source that shows these lists as its pages, the last one complete, from the cursor's page on and then anew. */
function scan(lists: (string | RawRecord)[][], failAt?: number) {
  return pagesConnector(function* (from) {
    const start = from >= lists.length ? 0 : from;
    for (let page = start; page < lists.length; page += 1) {
      if (page === failAt) throw new SourceError('unavailable', 'down.');
      const records = lists[page]!.map((one) => (typeof one === 'string' ? item(one) : one));
      yield { records, cursor: { page: page + 1 }, complete: page === lists.length - 1 };
    }
  }, FULL_SCAN);
}

const goneIn = async (channel: string) =>
  (
    await rows<{ id: string }>(
      runtime(),
      'select external_id as id from connectors.source_record where channel_id = ? and withdrawn_at is not null order by external_id',
      [channel],
    )
  ).map(({ id }) => id);

interface Told {
  withdrawn: boolean;
  seq: number;
  complaint: { externalId: string; body: string };
}
const toldOf = async (channel: string) =>
  (
    await rows<{ record: Told }>(
      runtime(),
      `select jsonb_array_elements(data->'payload'->'records') as record from pgboss.job
       where name = 'source-records-changed.reports' and data->'payload'->>'channelId' = ? order by created_on`,
      [channel],
    )
  ).map(({ record }) => record);

test('after a whole scan what it has not shown is gone, softly, and told with the words it had last', async () => {
  await putChannel(runtime(), 'utuh');
  await pull(runtime(), 'utuh', scan([numbers(1, 15), numbers(16, 30)]));
  const { run } = await pull(runtime(), 'utuh', scan([numbers(1, 15), numbers(16, 29)]));
  expect(run).toMatchObject({ outcome: 'DONE', seen: 29, unchanged: 29, withdrawn: 1 });
  expect(await goneIn('utuh')).toEqual(['30']);
  const told = (await toldOf('utuh')).filter(({ withdrawn }) => withdrawn);
  expect(told).toMatchObject([{ seq: 2, complaint: { externalId: '30', body: 'Isi 30' } }]);
  expect((await pull(runtime(), 'utuh', scan([numbers(1, 15), numbers(16, 29)]))).run.withdrawn).toBe(0);
});

test('an item that comes back is restored with its history whole, even if it says what it said', async () => {
  await putChannel(runtime(), 'kembali');
  await pull(runtime(), 'kembali', scan([numbers(1, 4)]));
  await pull(runtime(), 'kembali', scan([numbers(1, 3)]));
  expect((await pull(runtime(), 'kembali', scan([numbers(1, 4)]))).run).toMatchObject({ changed: 1, unchanged: 3 });
  expect(await goneIn('kembali')).toEqual([]);
  const versions = await rows(
    runtime(),
    `select v.seq, v.withdrawn from connectors.source_version v join connectors.source_record r on r.id = v.source_record_id
     where r.channel_id = 'kembali' and r.external_id = '4' order by v.seq`,
  );
  expect(versions).toEqual([
    { seq: 1, withdrawn: false },
    { seq: 2, withdrawn: true },
    { seq: 3, withdrawn: false },
  ]);
  expect((await toldOf('kembali')).filter(({ complaint }) => complaint.externalId === '4')).toMatchObject([
    { seq: 1, withdrawn: false },
    { seq: 2, withdrawn: true },
    { seq: 3, withdrawn: false },
  ]);
});

test('an interrupted scan withdraws nothing, and neither does the one that goes on in its middle', async () => {
  await putChannel(runtime(), 'terputus');
  await pull(runtime(), 'terputus', scan([['1', '2'], ['3']]));
  expect((await pull(runtime(), 'terputus', scan([['1'], ['3']], 1))).run.outcome).toBe('RETRY_LATER');
  const { run } = await pull(runtime(), 'terputus', scan([['1'], ['3']]));
  expect(run).toMatchObject({ outcome: 'DONE', seen: 1, withdrawn: 0 });
  expect(run.notes).toEqual(['the scan was interrupted, so nothing is held to be gone.']);
  expect(await goneIn('terputus')).toEqual([]);
  expect((await pull(runtime(), 'terputus', scan([['1'], ['3']]))).run.withdrawn).toBe(1);
  expect(await goneIn('terputus')).toEqual(['2']);
});

test('an item that cannot be used is there all the same; one without an id forbids every withdrawal', async () => {
  await putChannel(runtime(), 'rusak');
  await pull(runtime(), 'rusak', scan([numbers(1, 8)]));
  const broken = { id: '8', broken: 'no text.' };
  expect((await pull(runtime(), 'rusak', scan([[...numbers(1, 6), broken]]))).run.withdrawn).toBe(1);
  expect(await goneIn('rusak')).toEqual(['7']);
  const { run } = await pull(runtime(), 'rusak', scan([[...numbers(1, 5), { broken: 'no id.' }]]));
  expect(run).toMatchObject({ withdrawn: 0, notes: ['1 items show no id, so nothing is held to be gone.'] });
});

test('more than a tenth of 20 or more records missing is drift: nothing is committed, the cursor stays', async () => {
  await putChannel(runtime(), 'massal');
  await pull(runtime(), 'massal', scan([numbers(1, 20), numbers(21, 30)]));
  await rows(runtime(), `update connectors.channel set cursor = '{"page": 2}' where id = 'massal'`);
  const { run, failure } = await pull(runtime(), 'massal', scan([[...numbers(1, 26), 'baru']]));
  expect(run).toMatchObject({ outcome: 'PARKED', seen: 0 });
  expect(failure?.message).toBe(
    'massal: 4 of 31 records are not shown any more; so many are not taken for deleted. Look at the source.',
  );
  expect(await goneIn('massal')).toEqual([]);
  expect((await channelNow(runtime(), 'massal')).cursor).toEqual({ page: 2 });
});

test('an empty start where records were is drift for a source that is scanned whole, not the end of them', async () => {
  await putChannel(runtime(), 'kosong');
  await pull(runtime(), 'kosong', scan([[]]));
  await pull(runtime(), 'kosong', scan([['1', '2']]));
  const { run } = await pull(runtime(), 'kosong', scan([[]]));
  expect(run).toMatchObject({
    outcome: 'PARKED',
    errorMessage: 'kosong: it shows no item at all where records were before.',
  });
  expect(await goneIn('kosong')).toEqual([]);
});

test('a tombstone withdraws the item it names, where the source says that it gives them', async () => {
  const pages = (): Page<{ page: number }>[] => [
    { records: [item('3')], cursor: { page: 1 }, deleted: ['1', 'unknown'] },
  ];
  for (const [channel, deletes, gone] of [
    ['nisan', 'tombstone', ['1']],
    ['tanpa-nisan', 'ignore', []],
  ] as const) {
    await putChannel(runtime(), channel);
    await pull(
      runtime(),
      channel,
      pagesConnector(() => [{ records: [item('1'), item('2')], cursor: { page: 0 } }]),
    );
    await pull(runtime(), channel, pagesConnector(pages, { policy: () => ({ deletes }) }));
    expect(await goneIn(channel)).toEqual(gone);
  }
});

test('the dead letter of an item that is gone is settled: tried again, it would bring the item back', async () => {
  await putChannel(runtime(), 'arsip');
  await pull(runtime(), 'arsip', scan([numbers(1, 3)]));
  await pull(runtime(), 'arsip', scan([['1', '2', { id: '3', broken: 'no text.' }]]));
  const open = `select external_id from connectors.dead_letter where channel_id = 'arsip' and resolved_at is null`;
  expect(await rows(runtime(), open)).toEqual([{ external_id: '3' }]);
  await pull(runtime(), 'arsip', scan([['1', '2']]));
  expect(await goneIn('arsip')).toEqual(['3']);
  expect(await rows(runtime(), open)).toEqual([]);
});
