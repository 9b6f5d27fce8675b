import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChannelPhase } from '../../../../../subgraphs/connectors/ledger/channel-phase.ts';
import { moveTo } from '../../../../support/move-channel.ts';
import { channelNow, item, listsConnector, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  accept,
  DONE,
  deliver,
  deliveriesOf,
  makeDue,
  order,
  pushSource,
  putTold,
} from '../../../../support/push-source.ts';
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
import { TEST_NOW, type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const PUBLIC = viewerOf('PUBLIC');
const AUDITOR = viewerOf('AUDITOR', { userId: 'auditor' });

test('a channel goes back at once, with a reason; who, when and why is kept for ever', async () => {
  await putChannel(runtime(), 'a-mundur', { agencyId: OFFICE, phase: 'HUB_FIRST' });
  const back = (phase: string, reason = 'uji coba', viewer = OFFICE_ADMIN) =>
    carryOut(runtimes, viewer, 'rollBackPhase', { channelId: 'a-mundur', phase, reason });
  expect(await back('READ_ONLY')).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: 'a-mundur is HUB_FIRST; it goes back to an earlier phase only.',
  });
  expect(await back('SHADOW', ' ')).toMatchObject({ message: 'reason is empty.' });
  expect(await back('SHADOW', 'uji coba', STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await back('SHADOW', 'uji coba', OFFICE_LIAISON)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await back('SHADOW')).toMatchObject({ phase: 'SHADOW' });
  const history =
    '{ channel(id: "a-mundur") { history(first: 5) { edges { node { fromPhase toPhase reason byRole gateHash at } } } phases { phase current } } }';
  const step = { fromPhase: 'HUB_FIRST', toPhase: 'SHADOW', reason: 'uji coba', byRole: 'AGENCY_ADMIN' };
  const node = { ...step, gateHash: null, at: TEST_NOW.toISOString() };
  for (const viewer of [OFFICE_LIAISON, CENTRE, AUDITOR])
    expect((await answerOf(runtimes, viewer, history)).channel.history.edges).toEqual([{ node }]);
  const { channel } = await answerOf(runtimes, PUBLIC, history);
  expect(channel.history.edges).toEqual([]);
  expect(channel.phases.filter(({ current }: { current: boolean }) => current)).toEqual([
    { phase: 'SHADOW', current: true },
  ]);
  expect(await channelNow(runtime(), 'a-mundur')).toMatchObject({ phaseVersion: 2 });
  await expect(rows(runtime(), `update connectors.phase_change set reason = 'lain'`)).rejects.toThrow(
    'permission denied',
  );
});

test('a worker in the middle of a pull commits nothing of it once the channel has moved', async () => {
  await putChannel(runtime(), 'b-basi', { agencyId: OFFICE, phase: 'SHADOW' });
  const connector = listsConnector([[item('1')], [item('2')]]);
  const pages = connector.pull;
  connector.pull = async function* (ctx, cursor) {
    for await (const page of pages(ctx, cursor)) {
      if (page.records[0]?.id === '2') await moveTo(runtime(), 'b-basi', 'REGISTERED');
      yield page;
    }
  };
  await pull(runtime(), 'b-basi', connector);
  expect(await rows(runtime(), `select external_id from connectors.source_record where channel_id = 'b-basi'`)).toEqual(
    [{ external_id: '1' }],
  );
});

test.each<[ChannelPhase, told: string[]]>([
  ['SHADOW', []],
  ['DUAL', ['1 IN_PROGRESS', '1 CLOSED']],
  ['HUB_FIRST', ['1 IN_PROGRESS', '2 IN_PROGRESS', '1 CLOSED', '2 CLOSED']],
  ['READ_ONLY', ['1 CLOSED', '2 CLOSED']],
  ['RETIRED', []],
])('in %s the source is told %j where item 1 is the pilot set', async (phase, told) => {
  const id = `c-${phase.toLowerCase().replace('_', '-')}`;
  const [one, two] = await putTold(runtime(), id, { agencyId: OFFICE });
  await moveTo(runtime(), id, phase);
  const input = { channelId: id, externalIds: ['1'] };
  expect(await carryOut(runtimes, OFFICE_ADMIN, 'addPilotReports', input)).toMatchObject({ phase });
  const step = (seq: number, status: 'IN_PROGRESS' | 'CLOSED') =>
    [one, two].map((record) => order(runtime(), record, seq, status));
  await accept(runtime(), [...step(2, 'IN_PROGRESS'), ...step(3, 'CLOSED')]);
  const source = pushSource(() => DONE);
  await deliver(runtime(), id, source.connector);
  expect(source.told.map(({ externalId, status }) => `${externalId} ${status}`).sort()).toEqual([...told].sort());
});

test('what waits for a source is not told any more once the channel has gone back', async () => {
  const [one] = await putTold(runtime(), 'd-tunda', { agencyId: OFFICE });
  await accept(runtime(), [order(runtime(), one, 2, 'CLOSED')]);
  await moveTo(runtime(), 'd-tunda', 'DUAL');
  await makeDue(runtime(), 'd-tunda');
  const source = pushSource(() => DONE);
  await deliver(runtime(), 'd-tunda', source.connector);
  expect(source.told).toEqual([]);
  expect(await deliveriesOf(runtime(), 'd-tunda')).toMatchObject([{ state: 'SKIPPED' }]);
});

test('a pilot set is chosen by ids or by a rule, and read by those who move the channel', async () => {
  await putChannel(runtime(), 'e-perintis', { agencyId: OFFICE });
  const march = (day: string) => `2026-03-${day}T01:00:00Z`;
  await pull(
    runtime(),
    'e-perintis',
    listsConnector([[item('1', { at: march('01') }), item('2', { at: march('05') }), item('3', { at: march('06') })]]),
  );
  const add = (parts: object, viewer = OFFICE_ADMIN) =>
    carryOut(runtimes, viewer, 'addPilotReports', { channelId: 'e-perintis', ...parts });
  expect(await add({})).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await add({ externalIds: ['1'] }, STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
  await add({ rule: { receivedFrom: '2026-03-05' } });
  await add({ externalIds: ['3', '9'] });
  const input = { channelId: 'e-perintis', externalIds: ['9'] };
  await carryOut(runtimes, CENTRE, 'removePilotReports', input);
  const set = '{ channel(id: "e-perintis") { pilotReports(first: 5) { totalCount edges { node { externalId } } } } }';
  const chosen = async (viewer = AUDITOR) => (await answerOf(runtimes, viewer, set)).channel.pilotReports;
  expect(await chosen()).toEqual({ totalCount: 2, edges: ['2', '3'].map((externalId) => ({ node: { externalId } })) });
  expect(await chosen(STRANGER_ADMIN)).toEqual({ totalCount: 0, edges: [] });
});
