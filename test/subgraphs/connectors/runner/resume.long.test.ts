import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RawRecord } from '../../../../subgraphs/connectors/kit/json.ts';
import { SourceError } from '../../../../subgraphs/connectors/kit/source-error.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import {
  channelNow,
  item,
  listsConnector,
  pagesConnector,
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

/** Five pages: records that come once, that change from page to page, and one that cannot be used. */
const PAGES = [1, 2, 3, 4, 5].map((page) => [
  item(`only-${page}`),
  item('moving', { text: `state ${page}`, updated: `2026-03-0${page}T00:00:00Z` }),
  item(`torn-${page}`, { broken: 'no date' }),
]);

/** What a channel holds: records with their versions, dead letters, cursor; without ids and times of the hub. */
async function held(channel: string) {
  const versions = await rows(
    runtime(),
    `select external_id, r.seq as holds, v.seq, late, v.content_hash from connectors.source_record r
     join connectors.source_version v on v.source_record_id = r.id where r.channel_id = ? order by external_id, v.seq`,
    [channel],
  );
  const dead = await rows(
    runtime(),
    'select external_id, reason, attempts from connectors.dead_letter where channel_id = ? order by 1',
    [channel],
  );
  return { versions, dead, cursor: (await channelNow(runtime(), channel)).cursor };
}

/** What the letters tell of a channel, as a receiver folds it: the state with the highest seq that is not late. */
async function told(channel: string) {
  const records = await rows<{ id: string; seq: number; body: string }>(
    runtime(),
    `select r->'complaint'->>'externalId' as id, max((r->>'seq')::int) as seq,
       (array_agg(r->'complaint'->>'body' order by (r->>'seq')::int desc))[1] as body
     from pgboss.job j, jsonb_array_elements(j.data->'payload'->'records') r
     where j.name = 'source-records-changed.reports' and j.data->'payload'->>'channelId' = ? and not (r->>'late')::boolean
     group by 1 order by 1`,
    [channel],
  );
  return records;
}

test.each([0, 1, 2, 3, 4, 5])(
  'cut off after %i pages and resumed, a pull holds and tells what a whole one does',
  async (after) => {
    const whole = `utuh-${after}`;
    const cut = `putus-${after}`;
    for (const id of [whole, cut]) await putChannel(runtime(), id);
    await pull(runtime(), whole, listsConnector(PAGES));

    const broken = pagesConnector(function* () {
      for (const [index, records] of PAGES.slice(0, after).entries()) yield { records, cursor: { page: index + 1 } };
      throw new SourceError('unavailable', 'the line is dead.');
    });
    expect((await pull(runtime(), cut, broken)).run).toMatchObject({ outcome: 'RETRY_LATER', seen: after * 3 });
    expect((await pull(runtime(), cut, listsConnector(PAGES))).run).toMatchObject({
      outcome: 'DONE',
      seen: (PAGES.length - after) * 3,
    });
    expect(await held(cut)).toEqual(await held(whole));
    expect(await told(cut)).toEqual(await told(whole));
  },
);

test('a second run with nothing new changes nothing, from the cursor and from the start', async () => {
  await putChannel(runtime(), 'kedua');
  const usable = PAGES.map((page) => page.filter(({ broken }) => broken === undefined));
  await pull(runtime(), 'kedua', listsConnector(usable));
  const before = { held: await held('kedua'), told: await told('kedua') };
  expect((await pull(runtime(), 'kedua', listsConnector(usable))).run).toMatchObject({ outcome: 'DONE', seen: 0 });
  await rows(runtime(), `update connectors.channel set cursor = null where id = 'kedua'`);
  const { run } = await pull(runtime(), 'kedua', listsConnector(usable));
  expect(run).toMatchObject({ seen: 10, created: 0, changed: 0, unchanged: 6, late: 4 });
  expect({ held: await held('kedua'), told: await told('kedua') }).toEqual(before);
});

/** All orders of a list. */
const orders = <Item>(list: readonly Item[]): Item[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((first, at) =>
        orders([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [first, ...rest]),
      );

test.each(orders([1, 2, 3]).map((order) => [order.join(', '), order] as const))(
  'pages in the order %s, three times over, end in one and the same state',
  async (name, order) => {
    const channel = `acak-${name.replaceAll(', ', '')}`;
    await putChannel(runtime(), channel);
    const pages: RawRecord[][] = order.map((page) => PAGES[page - 1]!);
    await pull(runtime(), channel, listsConnector([...pages, ...pages, ...pages]));
    const state = await rows(
      runtime(),
      `select external_id, complaint->>'body' as body, last_seq from connectors.source_record r
       join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
       where r.channel_id = ? order by 1`,
      [channel],
    );
    expect(state).toEqual([
      { external_id: 'moving', body: 'state 3', last_seq: 3 },
      ...[1, 2, 3].map((page) => ({ external_id: `only-${page}`, body: `Isi only-${page}`, last_seq: 1 })),
    ]);
  },
);
