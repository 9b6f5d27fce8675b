import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Json } from '../../../../subgraphs/connectors/kit/json.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { channelNow, item, listsConnector, pull, putChannel, rows } from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const idsOf = async (channel: string) =>
  (
    await rows<{ id: string }>(
      runtime(),
      'select external_id as id from connectors.source_record where channel_id = ? order by length(external_id), external_id',
      [channel],
    )
  ).map(({ id }) => id);

test('a stored cursor that no longer fits parks the channel, and is kept', async () => {
  await putChannel(runtime(), 'kursor-lama', { cursor: { offset: 400 } });
  const { run, failure } = await pull(runtime(), 'kursor-lama', listsConnector([[item('1')]]));
  expect(run).toMatchObject({ outcome: 'PARKED', seen: 0, errorCode: 'SOURCE_SETTINGS_INVALID' });
  expect(failure?.message).toMatch(/cannot read the stored cursor \(page: invalid_type.*migrateCursor/);
  expect((await channelNow(runtime(), 'kursor-lama')).cursor).toEqual({ offset: 400 });
});

test('a stored cursor that no longer fits is upgraded by its connector', async () => {
  await putChannel(runtime(), 'kursor-naik', {
    cursor: { offset: 1 },
    profile: { reading: '0.9.0 1', runs: [], keys: [] },
  });
  const asked: unknown[] = [];
  const migrateCursor = (old: Json, fromVersion: string | null) => {
    asked.push(old, fromVersion);
    return { page: (old as { offset: number }).offset };
  };
  const connector = { ...listsConnector([[item('1')], [item('2')]]), migrateCursor };
  expect((await pull(runtime(), 'kursor-naik', connector)).run).toMatchObject({ outcome: 'DONE', seen: 1 });
  expect(asked).toEqual([{ offset: 1 }, '0.9.0']);
  expect(await idsOf('kursor-naik')).toEqual(['2']);
  // It fits now, so nobody is asked again.
  await pull(runtime(), 'kursor-naik', connector);
  expect(asked).toHaveLength(2);
});

test('an upgrade that gives nothing begins anew, one that does not fit parks the channel', async () => {
  await putChannel(runtime(), 'kursor-baru', { cursor: { offset: 1 } });
  const lists = listsConnector([[item('1')], [item('2')]]);
  const anew = await pull(runtime(), 'kursor-baru', { ...lists, migrateCursor: () => null });
  expect(anew.run).toMatchObject({ outcome: 'DONE', seen: 2 });
  await putChannel(runtime(), 'kursor-salah', { cursor: { offset: 1 } });
  const wrong = await pull(runtime(), 'kursor-salah', { ...lists, migrateCursor: () => ({ page: 'satu' }) as never });
  expect(wrong.run).toMatchObject({ outcome: 'PARKED', seen: 0, errorCode: 'SOURCE_SETTINGS_INVALID' });
});
