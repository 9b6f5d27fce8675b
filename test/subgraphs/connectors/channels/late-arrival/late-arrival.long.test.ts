import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dueChannels } from '../../../../../subgraphs/connectors/runner/sweep.ts';
import { putFact } from '../../../../support/gate-facts.ts';
import { listingConnector } from '../../../../support/listing-source.ts';
import { moveTo } from '../../../../support/move-channel.ts';
import { item, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  answerOf,
  CENTRE,
  carryOut,
  OFFICE,
  OFFICE_ADMIN,
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

const lateOf = async (id: string, viewer = OFFICE_ADMIN) =>
  (
    await answerOf(
      runtimes,
      viewer,
      `{ channel(id: "${id}") { lateArrivals(first: 5) { totalCount edges { node { externalId phase reason } } } } }`,
    )
  ).channel.lateArrivals;
const noLateArrival = async (id: string) =>
  (
    await answerOf(runtimes, CENTRE, `{ channel(id: "${id}") { gate(to: RETIRED) { checks { name state } } } }`)
  ).channel.gate.checks.find(({ name }: { name: string }) => name === 'NO_LATE_ARRIVAL').state;
const complaint = (externalId: string) => ({
  ...{ externalId, body: `Isi ${externalId}`, status: 'RECEIVED', statusRaw: 'Baru', anonymous: false, secret: false },
  occurredAt: '2026-01-05T01:00:00Z',
});
const push = (channelId: string, externalId: string) =>
  carryOut(
    runtimes,
    OFFICE_ADMIN,
    'pushSourceRecords',
    { channelId, complaints: [complaint(externalId)] },
    '{ records { verdict reason } }',
  );
const retired = async (id: string, family: 'PUSH' | 'MAIL' | 'REST', monthsAgo: number) => {
  const at = new Date(TEST_NOW);
  at.setUTCMonth(at.getUTCMonth() - monthsAgo, at.getUTCDate() - 1);
  await putChannel(runtime(), id, {
    agencyId: OFFICE,
    phase: 'RETIRED',
    family,
    secondsBetweenPulls: family === 'PUSH' ? 0 : 300,
  });
  await putFact(runtime(), 'phase_change', id, {
    from_phase: 'READ_ONLY',
    to_phase: 'RETIRED',
    reason: 'x',
    by_role: 'SYSTEM',
    at,
  });
};

test('what is new in a closed system is a late arrival with its own time, and keeps the gate shut until somebody explains it', async () => {
  await putChannel(runtime(), 'a-tutup', { agencyId: OFFICE, phase: 'HUB_FIRST' });
  await pull(runtime(), 'a-tutup', listingConnector([item('1')]));
  await moveTo(runtime(), 'a-tutup', 'READ_ONLY');
  expect(await lateOf('a-tutup')).toMatchObject({ totalCount: 0 });
  expect(await noLateArrival('a-tutup')).toBe('GREEN');
  await rows(runtime(), `update connectors.channel set cursor = null where id = 'a-tutup'`);
  await pull(
    runtime(),
    'a-tutup',
    listingConnector([item('1', { status: 'Selesai' }), item('2', { at: '2026-02-02T01:00:00Z' })]),
  );
  expect(await lateOf('a-tutup')).toEqual({
    totalCount: 1,
    edges: [{ node: { externalId: '2', phase: 'READ_ONLY', reason: null } }],
  });
  expect(await noLateArrival('a-tutup')).toBe('RED');
  const [report] = await rows<{ at: string }>(
    runtime(),
    `select v.complaint->>'occurredAt' as at from connectors.source_record r join connectors.source_version v on v.source_record_id = r.id where r.external_id = '2'`,
  );
  expect(report!.at).toBe('2026-02-02T01:00:00Z');
  const explain = (externalIds: string[], viewer = OFFICE_ADMIN, reason = 'Formulir lama terbuka.') =>
    carryOut(runtimes, viewer, 'explainLateArrivals', { channelId: 'a-tutup', externalIds, reason });
  expect(await explain(['2'], STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await explain(['2'], OFFICE_ADMIN, ' ')).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await explain(['1', '2'])).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await explain(['2'])).toMatchObject({ id: 'a-tutup' });
  expect(await noLateArrival('a-tutup')).toBe('GREEN');
  for (const viewer of [viewerOf('PUBLIC'), viewerOf('AUDITOR'), STRANGER_ADMIN])
    expect((await lateOf('a-tutup', viewer)).edges).toEqual([]);
});

test('a record tells that it came late, to its owner alone', async () => {
  const ask = async (viewer: ReturnType<typeof viewerOf>, externalId: string) =>
    (
      await answerOf(
        runtimes,
        viewer,
        `{ sourceRecord(channelId: "a-tutup", externalId: "${externalId}") { lateArrival { phase } } }`,
      )
    ).sourceRecord.lateArrival;
  expect(await ask(OFFICE_ADMIN, '2')).toEqual({ phase: 'READ_ONLY' });
  expect(await ask(OFFICE_ADMIN, '1')).toBeNull();
  expect(await ask(viewerOf('PUBLIC'), '2')).toBeNull();
});

test('a retired channel takes late items in for twelve months, and then nothing more', async () => {
  await retired('a-baru-tutup', 'PUSH', 6);
  expect(await push('a-baru-tutup', '9')).toMatchObject({ records: [{ verdict: 'CREATED' }] });
  expect((await lateOf('a-baru-tutup')).edges).toEqual([{ node: { externalId: '9', phase: 'RETIRED', reason: null } }]);
  await retired('a-lama-tutup', 'PUSH', 12);
  expect(await push('a-lama-tutup', '9')).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('of retired channels only mailboxes and uploads are still pulled, for twelve months', async () => {
  await retired('a-surat', 'MAIL', 6);
  await retired('a-surat-lama', 'MAIL', 12);
  await retired('a-laman', 'REST', 6);
  const due = (await dueChannels(runtime(), {}, null)).map(({ id }) => id);
  expect(due).toContain('a-surat');
  expect(due).not.toContain('a-surat-lama');
  expect(due).not.toContain('a-laman');
  const order = (channelId: string) => carryOut(runtimes, OFFICE_ADMIN, 'pullChannel', { channelId, backfill: false });
  expect(await order('a-surat')).toMatchObject({ id: 'a-surat' });
  expect(await order('a-surat-lama')).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await order('a-laman')).toMatchObject({ code: 'BAD_USER_INPUT' });
});
