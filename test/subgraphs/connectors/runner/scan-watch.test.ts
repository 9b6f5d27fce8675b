import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import {
  channelNow,
  item,
  listsConnector,
  pagesConnector,
  pull,
  putChannel,
} from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

test('a page that shows again what the page before it showed, at the same place, is drift', async () => {
  await putChannel(runtime(), 'diam');
  const connector = pagesConnector(function* () {
    for (;;) yield { records: [item('1'), item('2')], cursor: { page: 1 } };
  });
  const { run } = await pull(runtime(), 'diam', connector);
  expect(run).toMatchObject({
    outcome: 'PARKED',
    seen: 2,
    errorMessage: 'diam: paging stands still: page 2 shows what the page before it showed.',
  });
});

test('the same records under another cursor, and empty pages, are not', async () => {
  await putChannel(runtime(), 'bergerak');
  const { run } = await pull(runtime(), 'bergerak', listsConnector([[item('1')], [item('1')], [], [], [item('1')]]));
  expect(run).toMatchObject({ outcome: 'DONE', seen: 3 });
});

test('a pull of more pages than its source has at most is drift; what was committed stays', async () => {
  await putChannel(runtime(), 'tanpa-akhir');
  const connector = pagesConnector(
    function* (from) {
      for (let page = from; ; page += 1) yield { records: [item(String(page))], cursor: { page: page + 1 } };
    },
    { policy: () => ({ maxPages: 3 }) },
  );
  const { run } = await pull(runtime(), 'tanpa-akhir', connector);
  expect(run).toMatchObject({
    outcome: 'PARKED',
    seen: 3,
    errorMessage: 'tanpa-akhir: paging does not end: over 3 pages in one pull.',
  });
  expect((await channelNow(runtime(), 'tanpa-akhir')).cursor).toEqual({ page: 3 });
});

test('a pull starts as far behind its mark as its source wants', async () => {
  const marks: (string | null)[] = [];
  const asking = (policy: object) =>
    pagesConnector(
      (_, ctx) => {
        marks.push(ctx.since('2026-03-01T10:00:00Z'), ctx.since(null));
        return [];
      },
      { policy: () => policy },
    );
  await putChannel(runtime(), 'tumpang');
  await pull(runtime(), 'tumpang', asking({}));
  await pull(runtime(), 'tumpang', asking({ overlapSeconds: 3_600 }));
  await pull(runtime(), 'tumpang', asking({ overlapSeconds: 0 }));
  expect(marks).toEqual([
    '2026-03-01T09:55:00.000Z',
    null,
    '2026-03-01T09:00:00.000Z',
    null,
    '2026-03-01T10:00:00.000Z',
    null,
  ]);
});
