import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RawRecord } from '../../../../../subgraphs/connectors/kit/json.ts';
import { listingConnector, reconcileBy } from '../../../../support/listing-source.ts';
import { item, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  answerOf,
  CENTRE,
  carryOut,
  OFFICE,
  OFFICE_ADMIN,
  OFFICE_LIAISON,
  STRANGER_ADMIN,
  testChannels,
} from '../../../../support/test-channels.ts';
import { type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const AUDITOR = viewerOf('AUDITOR', { userId: 'auditor' });

const SEEN = `{ state sides recordsListed sums { source hub differing unexplained }
  cells(first: 10) { edges { node { day status sourceCount hubCount } } }
  findings(first: 20) { totalCount edges { node { id externalId kind cause explanation { reason } } } } }`;
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the question
const newest = async (id: string, viewer = OFFICE_LIAISON): Promise<any> =>
  (await answerOf(runtimes, viewer, `{ channel(id: "${id}") { reconciliation ${SEEN} } }`)).channel.reconciliation;

const start = (channelId: string, parts = {}, viewer = OFFICE_ADMIN) =>
  carryOut(runtimes, viewer, 'startReconciliation', { channelId, ...parts }, '{ id state }');

/** The source has `before`, is pulled (an hour after its changes), then has `now`, and both sides are compared. */
async function compare(id: string, before: RawRecord[], now: RawRecord[], parts = {}): Promise<void> {
  await putChannel(runtime(), id, { agencyId: OFFICE });
  await pull(runtime(), id, listingConnector(before));
  await start(id, parts);
  await reconcileBy(runtime(), id, listingConnector(now));
}
const causes = async (id: string) =>
  Object.fromEntries(
    (await newest(id)).findings.edges.map(({ node }: { node: { externalId: string; kind: string; cause: string } }) => [
      node.externalId,
      `${node.kind} ${node.cause}`,
    ]),
  );

test('two sides that are the same have the same counts and hashes, and no difference', async () => {
  const items = [item('1'), item('2', { at: '2026-03-02T01:00:00Z', means: 'CLOSED' }), item('3')];
  await compare('a-sama', items, items.toReversed());
  expect(await newest('a-sama')).toEqual({
    ...{ state: 'DONE', sides: 'TWO_SIDED', recordsListed: 3 },
    sums: { source: 3, hub: 3, differing: 0, unexplained: 0 },
    cells: {
      edges: [
        { node: { day: '2026-03-01', status: 'RECEIVED', sourceCount: 2, hubCount: 2 } },
        { node: { day: '2026-03-02', status: 'CLOSED', sourceCount: 1, hubCount: 1 } },
      ],
    },
    findings: { totalCount: 0, edges: [] },
  });
  const { channel } = await answerOf(
    runtimes,
    CENTRE,
    '{ channel(id: "a-sama") { reconciliation { cells(first: 5, differing: true) { edges { cursor } } } } }',
  );
  expect(channel.reconciliation.cells.edges).toEqual([]);
  expect(await rows(runtime(), 'select 1 from connectors.listing_item')).toEqual([]);
});

const OLD = { updated: '2026-03-02T01:00:00Z' };
const LATER = { updated: '2026-03-17T02:59:00Z' };
const FIRST = { updated: '2026-03-01T02:00:00Z' };
// biome-ignore format: a table
const DIFFERENCES: [string, before: RawRecord | null, now: RawRecord | null, expected: string][] = [
  ['has never come',              null,                                    item('x', OLD),                                'MISSING_IN_HUB UNKNOWN'],
  ['is newer than the last pull', null,                                    item('x', LATER),                              'MISSING_IN_HUB NOT_YET_PULLED'],
  ['could not be taken in',       item('x', { broken: 'torn' }),           item('x', OLD),                                'MISSING_IN_HUB DEAD_LETTER'],
  ['cannot be read now',          null,                                    item('x', { broken: 'torn' }),                 'MISSING_IN_HUB DEAD_LETTER'],
  ['is gone, nobody knows why',   item('x', OLD),                          null,                                          'EXTRA_IN_HUB UNKNOWN'],
  ['is only a test',              item('x', { ...OLD, text: 'Tes 123, uji coba!' }), null,                               'EXTRA_IN_HUB TEST_ROW'],
  ['says something else',         item('x', OLD),                          item('x', { ...OLD, text: 'lain' }),           'DIFFERING UNKNOWN'],
  ['has changed since',           item('x', OLD),                          item('x', { ...LATER, text: 'lain' }),         'DIFFERING NEWER_AT_SOURCE'],
  ['only shouts',                 item('x', OLD),                          item('x', { ...OLD, text: 'ISI x' }),          'DIFFERING LETTER_CASE'],
  ['names its office anew',       item('x', { ...OLD, office: 'Dinas A' }), item('x', { ...OLD, office: 'Dinas B' }),     'DIFFERING AGENCY_RENAMED'],
  ['was more private here',       item('x', { ...OLD, secret: true }),     item('x', OLD),                                'DIFFERING PRIVACY_RAISED'],
  ['is less private here',        item('x', OLD),                          item('x', { ...OLD, secret: true }),           'DIFFERING UNKNOWN'],
];
test.each(DIFFERENCES.map((row, n) => [...row, n] as const))(
  'an item that %s is found with its cause',
  async (_, before, now, expected, n) => {
    const rest = [item('1'), item('2')];
    const with_ = (one: RawRecord | null) => (one ? [...rest, one] : rest);
    await compare(`b-${n}`, with_(before), with_(now));
    expect(await causes(`b-${n}`)).toEqual({ x: expected });
  },
);

test('a state that the hub has gone past, a deletion it has seen, and a day outside the compared ones have their causes', async () => {
  await putChannel(runtime(), 'c-lewat', { agencyId: OFFICE });
  const seen = [item('1', FIRST), item('2'), item('3'), item('4')];
  await pull(runtime(), 'c-lewat', listingConnector(seen));
  await rows(runtime(), `update connectors.channel set cursor = null where id = 'c-lewat'`);
  await pull(runtime(), 'c-lewat', listingConnector([item('1', { ...OLD, text: 'baru' })]));
  await rows(
    runtime(),
    `update connectors.source_record set withdrawn_at = now() where channel_id = 'c-lewat' and external_id = '2'`,
  );
  await start('c-lewat', { from: '2026-03-01', to: '2026-03-10' });
  await reconcileBy(
    runtime(),
    'c-lewat',
    listingConnector([item('1', FIRST), item('3', { at: '2026-03-12T01:00:00Z' }), item('4')]),
  );
  expect(await causes('c-lewat')).toEqual({
    1: 'DIFFERING LATE_VERSION',
    2: 'EXTRA_IN_HUB DELETED_AT_SOURCE',
    3: 'EXTRA_IN_HUB MOVED_DAY',
  });
});

test('an explanation holds until one side changes', async () => {
  await compare('d-jelas', [item('1', OLD), item('2', OLD)], [item('2', OLD)]);
  const { findings } = await newest('d-jelas');
  const explain = (viewer = OFFICE_ADMIN, reason = 'Dihapus atas permintaan pelapor.') =>
    carryOut(
      runtimes,
      viewer,
      'explainDifference',
      { findingId: findings.edges[0].node.id, reason },
      '{ explanation { reason } }',
    );
  expect(await explain(STRANGER_ADMIN)).toMatchObject({ code: 'FINDING_NOT_FOUND' });
  expect(await explain(OFFICE_LIAISON)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await explain(OFFICE_ADMIN, ' ')).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await explain()).toEqual({ explanation: { reason: 'Dihapus atas permintaan pelapor.' } });
  expect((await newest('d-jelas')).sums).toMatchObject({ differing: 1, unexplained: 0 });
  const again = async () => {
    const { id } = await start('d-jelas');
    await reconcileBy(runtime(), 'd-jelas', listingConnector([item('2', OLD)]));
    const question = `{ channel(id: "d-jelas") { reconciliation(id: "${id}") { sums { unexplained } } } }`;
    return (await answerOf(runtimes, CENTRE, question)).channel.reconciliation.sums.unexplained;
  };
  expect(await again()).toBe(0);
  await rows(runtime(), `update connectors.channel set cursor = null where id = 'd-jelas'`);
  await pull(runtime(), 'd-jelas', listingConnector([item('1', { ...OLD, text: 'lain' })]));
  expect(await again()).toBe(1);
});

test('a source that cannot list itself is one-sided: its side of the hub is counted, nothing is found', async () => {
  await putChannel(runtime(), 'e-satu', { agencyId: OFFICE });
  await pull(runtime(), 'e-satu', listingConnector([item('1')]));
  await start('e-satu');
  const { enumerate, ...silent } = listingConnector([]);
  await reconcileBy(runtime(), 'e-satu', silent);
  const sums = { source: 0, hub: 1, differing: 0, unexplained: 0 };
  expect(await newest('e-satu')).toMatchObject({ state: 'DONE', sides: 'ONE_SIDED', sums });
});

test('half a listing proves nothing: the comparison fails and says why', async () => {
  await putChannel(runtime(), 'f-putus', { agencyId: OFFICE });
  await start('f-putus');
  const torn = listingConnector([], {
    async *enumerate() {
      yield { records: [item('1')] };
      throw new Error('secret words');
    },
  });
  await reconcileBy(runtime(), 'f-putus', torn);
  const question =
    '{ channel(id: "f-putus") { reconciliation { state error { code message } sums { source differing } } } }';
  const { channel } = await answerOf(runtimes, OFFICE_ADMIN, question);
  expect(channel.reconciliation).toEqual({
    state: 'FAILED',
    error: { code: 'SOURCE_CONNECTOR_FAILED', message: 'The connector of f-putus failed: Error' },
    sums: { source: 0, differing: 0 },
  });
});

test('strangers see no comparison; for auditors what is secret does not count', async () => {
  const secret = item('rahasia', { secret: true });
  await compare('g-rahasia', [item('1'), secret], [item('1'), item('hilang', { ...OLD, secret: true })]);
  expect((await newest('g-rahasia')).sums).toEqual({ source: 2, hub: 2, differing: 2, unexplained: 2 });
  expect(await newest('g-rahasia', AUDITOR)).toEqual({
    ...{ state: 'DONE', sides: 'TWO_SIDED', recordsListed: null },
    sums: { source: 1, hub: 1, differing: 0, unexplained: 0 },
    cells: { edges: [{ node: { day: '2026-03-01', status: 'RECEIVED', sourceCount: 1, hubCount: 1 } }] },
    findings: { totalCount: 0, edges: [] },
  });
  expect(await newest('g-rahasia', STRANGER_ADMIN)).toBeNull();
  expect(await start('g-rahasia', {}, STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await start('g-rahasia', { from: '2026-03-02', to: '2026-03-01' })).toMatchObject({ code: 'BAD_USER_INPUT' });
});
