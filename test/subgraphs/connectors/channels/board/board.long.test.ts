import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { daysAgo, putComparison, putFact } from '../../../../support/gate-facts.ts';
import { listingConnector } from '../../../../support/listing-source.ts';
import { item, pull, putChannel } from '../../../../support/pages-connector.ts';
import { putDelivery } from '../../../../support/push-source.ts';
import {
  answerOf,
  CENTRE,
  OFFICE,
  OFFICE_ADMIN,
  STRANGER_ADMIN,
  testChannels,
} from '../../../../support/test-channels.ts';
import { type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
const step = (id: string, days: number) =>
  putFact(runtime(), 'phase_change', id, {
    from_phase: 'SHADOW',
    to_phase: 'DUAL',
    reason: 'x',
    by_role: 'SYSTEM',
    at: daysAgo(days),
  });
beforeAll(async () => {
  runtimes = await testChannels();
  await putChannel(runtime(), 'a-papan', { agencyId: OFFICE, phase: 'DUAL' });
  await pull(runtime(), 'a-papan', listingConnector([item('1'), item('2', { broken: 'rusak' })]));
  await step('a-papan', 20);
  await putComparison(runtime(), 'a-papan', 2, 3);
  await putComparison(runtime(), 'a-papan', 1, 0);
  for (const state of ['WAITING', 'UNCERTAIN', 'UNCERTAIN', 'FAILED', 'DONE'] as const)
    await putDelivery(runtime(), { channelId: 'a-papan', sourceRecordId: 'x', state });
  await putChannel(runtime(), 'b-lama', { agencyId: null, phase: 'DUAL' });
  await step('b-lama', 90);
  await putChannel(runtime(), 'c-selesai', { agencyId: OFFICE, phase: 'RETIRED' });
});
afterAll(() => runtimes.drop());

const boardOf = async (viewer: ReturnType<typeof viewerOf>) =>
  (
    await answerOf(
      runtimes,
      viewer,
      `{ channel(id: "a-papan") { board { daysInPhase lagSeconds deadLetters pushesWaiting pushesUncertain pushesFailed lateArrivals
         lateArrivalsOpen unexplained { day unexplained } gate { to signable } } } }`,
    )
  ).channel.board;
const national = async (viewer: ReturnType<typeof viewerOf>) =>
  (
    await answerOf(
      runtimes,
      viewer,
      '{ migrationBoard { phases { phase channels } longestBlocked { channel { id } daysInPhase redChecks } } }',
    )
  ).migrationBoard;

test('the board of a channel counts what stands in its way', async () => {
  expect(await boardOf(OFFICE_ADMIN)).toEqual({
    ...{ daysInPhase: 20, lagSeconds: 0, deadLetters: 1, pushesWaiting: 1, pushesUncertain: 2, pushesFailed: 1 },
    ...{ lateArrivals: 0, lateArrivalsOpen: 0, gate: { to: 'HUB_FIRST', signable: false } },
    unexplained: [
      { day: '2026-03-15', unexplained: 3 },
      { day: '2026-03-16', unexplained: 0 },
    ],
  });
});

test.each([
  ['the public', viewerOf('PUBLIC')],
  ['an auditor', viewerOf('AUDITOR')],
  ['an office without a department', viewerOf('LIAISON')],
  ['another agency', STRANGER_ADMIN],
])('%s sees no board of it', async (_, viewer) => {
  expect(await boardOf(viewer)).toBeNull();
});

test('the national board counts phases, and shows what is longest blocked first', async () => {
  const board = await national(CENTRE);
  expect(board.phases).toContainEqual({ phase: 'DUAL', channels: 2 });
  expect(board.phases).toContainEqual({ phase: 'RETIRED', channels: 1 });
  expect(board.longestBlocked).toEqual([
    { channel: { id: 'b-lama' }, daysInPhase: 90, redChecks: expect.arrayContaining(['OLD_NUMBERS_RESOLVE']) },
    { channel: { id: 'a-papan' }, daysInPhase: 20, redChecks: expect.arrayContaining(['PILOT_TOLD']) },
  ]);
  expect(await national(viewerOf('AUDITOR'))).toEqual(board);
});

test('an office sees its own channels on it; who answers for none sees nothing, not everything', async () => {
  const own = await national(OFFICE_ADMIN);
  expect(own.phases).toContainEqual({ phase: 'DUAL', channels: 1 });
  expect(own.longestBlocked.map(({ channel }: { channel: { id: string } }) => channel.id)).toEqual(['a-papan']);
  for (const viewer of [viewerOf('PUBLIC'), viewerOf('LIAISON'), viewerOf('OMBUDSMAN'), STRANGER_ADMIN])
    expect(await national(viewer)).toEqual({ phases: [], longestBlocked: [] });
});
