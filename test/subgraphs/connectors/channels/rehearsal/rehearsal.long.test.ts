import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listingConnector } from '../../../../support/listing-source.ts';
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
import type { TestRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const rehearse = (channelId: string, viewer = OFFICE_ADMIN) =>
  answerOf(
    runtimes,
    viewer,
    'mutation ($input: ChannelActionInput!) { rehearseRollBack(input: $input) { seconds limitSeconds items losses doubles } }',
    { input: { idempotencyKey: `gladi-${channelId}`, channelId } },
  );
const TABLES = [
  'channel',
  'source_record',
  'source_version',
  'handover',
  'handover_item',
  'run',
  'phase_change',
  'late_arrival',
];
const counts = async () => {
  const sums = TABLES.map((table) => `(select count(*)::int from connectors.${table}) as ${table}`);
  const [row] = await rows<Record<string, number>>(
    runtime(),
    `select ${sums.join(', ')}, (select count(*)::int from pgboss.job) as letters`,
  );
  return row;
};

test('going back is rehearsed by both ways, a worker dying on it, and nothing of it stays but its outcome', async () => {
  await putChannel(runtime(), 'a-gladi', { agencyId: OFFICE, phase: 'DUAL' });
  const records = Array.from({ length: 30 }, (_, n) =>
    item(`${n}`, {
      secret: n % 3 === 0,
      anonymous: n % 5 === 0,
      text: n === 4 ? '=1+1, "kutip"\nbaris dua' : `Isi ${n}`,
    }),
  );
  await pull(runtime(), 'a-gladi', listingConnector(records));
  const before = await counts();
  expect(await rehearse('a-gladi')).toEqual({
    rehearseRollBack: { seconds: expect.any(Number), limitSeconds: 7200, items: 30, losses: 0, doubles: 0 },
  });
  expect(await counts()).toEqual(before);
  expect(await rows(runtime(), `select items, losses, doubles from connectors.rehearsal`)).toEqual([
    { items: 30, losses: 0, doubles: 0 },
  ]);
  const { channel } = await answerOf(
    runtimes,
    CENTRE,
    `{ channel(id: "a-gladi") { rehearsal { items } gate(to: HUB_FIRST) { checks { name state } } } }`,
  );
  expect(channel.rehearsal).toEqual({ items: 30 });
  expect(channel.gate.checks).toContainEqual({ name: 'ROLL_BACK_REHEARSED', state: 'GREEN' });
});

test('it is rehearsed by those who may move the channel, once it has brought records', async () => {
  await putChannel(runtime(), 'a-kosong', { agencyId: OFFICE, phase: 'DUAL' });
  expect(await rehearse('a-kosong')).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await rehearse('a-gladi', OFFICE_LIAISON)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await rehearse('a-gladi', STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
});

test('who may not see the channel’s way sees no rehearsal', async () => {
  const seen = await carryOut(
    runtimes,
    OFFICE_ADMIN,
    'confirmPrivacy',
    { channelId: 'a-gladi', right: true },
    '{ rehearsal { losses } }',
  );
  expect(seen).toEqual({ rehearsal: { losses: 0 } });
  const { channel } = await answerOf(
    runtimes,
    STRANGER_ADMIN,
    '{ channel(id: "a-gladi") { rehearsal { losses } handovers { id } } }',
  );
  expect(channel).toEqual({ rehearsal: null, handovers: [] });
});
