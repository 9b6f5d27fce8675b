import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceError } from '../../../../subgraphs/connectors/kit/source-error.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
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

const LATER = new Date(TEST_NOW.valueOf() + 60_000);
const BEHIND = { cursor: { page: 3 }, nextDueAt: LATER };
const lists = [[item('1')], [item('2')], [item('3')], [item('4')]];
const lettersOf = async (channel: string) =>
  ((await lettersSent(runtime())) as unknown as { channelId: string; historic: boolean; silent: boolean }[])
    .filter(({ channelId }) => channelId === channel)
    .map(({ historic, silent }) => ({ historic, silent }));

test('a backfill begins at the beginning and leaves the cursor of the usual pulls where it is', async () => {
  await putChannel(runtime(), 'mundur', { ...BEHIND, phase: 'HUB_FIRST', backfillDueAt: TEST_NOW });
  const { run } = await pull(runtime(), 'mundur', listsConnector(lists), { backfill: true });
  expect(run).toMatchObject({ outcome: 'DONE', seen: 4, created: 4, backfill: true });
  expect(await channelNow(runtime(), 'mundur')).toMatchObject({
    cursor: { page: 3 },
    backfillCursor: null,
    backfillDueAt: null,
    backfilledAt: TEST_NOW,
    nextDueAt: LATER,
    lastSuccessAt: null,
    lease: null,
  });
  expect(await lettersOf('mundur')).toEqual(Array(4).fill({ historic: true, silent: true }));
  await pull(runtime(), 'mundur', listsConnector([...lists.slice(0, 3), [item('5')]]));
  expect((await lettersOf('mundur')).at(-1)).toEqual({ historic: false, silent: false });
});

test('it gives way after the page at hand when a pull falls due, and goes on there', async () => {
  await putChannel(runtime(), 'mengalah', { ...BEHIND, backfillDueAt: TEST_NOW });
  const { run } = await pull(runtime(), 'mengalah', listsConnector(lists), {
    backfill: true,
    afterPage: async (_, { run: { seen } }) => {
      if (seen === 2)
        await rows(runtime(), `update connectors.channel set next_due_at = ? where id = 'mengalah'`, [TEST_NOW]);
    },
  });
  expect(run).toMatchObject({ outcome: 'ABANDONED', seen: 2 });
  const state = await channelNow(runtime(), 'mengalah');
  expect(state).toMatchObject({ backfillCursor: { page: 2 }, backfillDueAt: TEST_NOW, cursor: { page: 3 } });
  await rows(runtime(), `update connectors.channel set next_due_at = ? where id = 'mengalah'`, [LATER]);
  expect((await pull(runtime(), 'mengalah', listsConnector(lists), { backfill: true })).run.seen).toBe(2);
});

test('a backfill and a pull never write at once', async () => {
  await putChannel(runtime(), 'bersamaan', BEHIND);
  let during = '';
  await pull(runtime(), 'bersamaan', listsConnector(lists), {
    backfill: true,
    afterPage: async () => {
      during = await pull(runtime(), 'bersamaan', listsConnector(lists)).catch(({ code }) => code);
    },
  });
  expect(during).toBe('CHANNEL_BUSY');
});

test.each([
  ['unavailable', 'RETRY_LATER', true],
  ['drift', 'FAILED', false],
] as const)(
  'one that fails as %s ends %s and leaves the channel as healthy as it was',
  async (kind, outcome, again) => {
    const id = `gagal-${kind}`;
    await putChannel(runtime(), id, { ...BEHIND, backfillDueAt: TEST_NOW });
    const failing = pagesConnector(() => {
      throw new SourceError(kind, 'why.');
    });
    expect((await pull(runtime(), id, failing, { backfill: true })).run.outcome).toBe(outcome);
    const { failures, parkedAt, errorCode, nextDueAt, backfillDueAt } = await channelNow(runtime(), id);
    expect({ failures, parkedAt, errorCode, nextDueAt }).toEqual({
      failures: 0,
      parkedAt: null,
      errorCode: null,
      nextDueAt: LATER,
    });
    expect(backfillDueAt !== null && backfillDueAt > TEST_NOW).toBe(again);
  },
);
