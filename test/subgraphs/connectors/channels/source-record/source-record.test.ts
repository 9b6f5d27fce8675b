import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { channels } from '../../../../../subgraphs/connectors/channels/parts.ts';
import { item, listsConnector, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import { answerOf, CENTRE, OFFICE, OFFICE_ADMIN, testChannels } from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

test('a record that is asked for by channel and id tells whether it is there, who carried it, and to its owner what it said', async () => {
  await putChannel(runtime(), 'situs', { agencyId: OFFICE });
  await pull(runtime(), 'situs', listsConnector([[item('1', { text: 'A' }), item('1', { text: 'B' })]]));
  const question = `query ($id: String!) { sourceRecord(channelId: "situs", externalId: $id) { id externalId seq withdrawn firstSeenAt
    channel { id } versions(first: 1) { edges { node { seq late contentHash } } pageInfo { hasNextPage endCursor } } } }`;
  const { sourceRecord } = await answerOf(runtimes, OFFICE_ADMIN, question, { id: '1' });
  expect(sourceRecord).toMatchObject({
    id: expect.stringMatching(/^rest\.situs\./),
    externalId: '1',
    seq: 2,
    withdrawn: false,
    firstSeenAt: TEST_NOW.toISOString(),
    channel: { id: 'situs' },
    versions: {
      edges: [{ node: { seq: 2, late: false, contentHash: expect.any(String) } }],
      pageInfo: { hasNextPage: true },
    },
  });
  const asPublic = await answerOf(runtimes, viewerOf('PUBLIC'), question, { id: '1' });
  expect(asPublic.sourceRecord).toMatchObject({ seq: 2, versions: { edges: [] } });
  expect((await answerOf(runtimes, CENTRE, question, { id: '2' })).sourceRecord).toBeNull();
});

test('a record another subgraph points at is found by its id, unless its channel is hidden', async () => {
  await putChannel(runtime(), 'tampak', { agencyId: OFFICE });
  await putChannel(runtime(), 'samar', { agencyId: OFFICE, phase: 'SHADOW' });
  for (const id of ['tampak', 'samar']) await pull(runtime(), id, listsConnector([[item('1')]]));
  const ids = await rows<{ id: string }>(
    runtime(),
    `select id from connectors.source_record where channel_id in ('tampak', 'samar') order by channel_id`,
  );
  const found = async (viewer: typeof CENTRE) => {
    const context = await channels.context(runtime(), viewer, 'test');
    const resolve = channels.references.SourceRecord!;
    const records = [...ids.map(({ id }) => id), 'rest.tampak.none', ''].map((id) =>
      resolve({ __typename: 'SourceRecord', id }, context),
    );
    return (await Promise.all(records)).map((record) => (record as { channelId: string } | null)?.channelId ?? null);
  };
  expect(await found(CENTRE)).toEqual(['samar', 'tampak', null, null]);
  expect(await found(viewerOf('PUBLIC'))).toEqual([null, 'tampak', null, null]);
});
