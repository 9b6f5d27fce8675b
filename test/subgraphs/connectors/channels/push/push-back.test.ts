import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { rows } from '../../../../support/pages-connector.ts';
import { putDelivery, putTold } from '../../../../support/push-source.ts';
import {
  answerOf,
  CENTRE,
  carryOut,
  OFFICE,
  OFFICE_ADMIN,
  OFFICE_LIAISON,
  REGENCY_ADMIN,
  STRANGER_ADMIN,
  testChannels,
} from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const FIELDS =
  '{ id status statusOut state attempts nextAt settledAt lastError { code message } sourceRecord { externalId } }';
const act = (viewer: Viewer, mutation: string, input: Record<string, unknown>) =>
  carryOut(runtimes, viewer, mutation, input, FIELDS);

async function channelWith(id: string, ...states: ('FAILED' | 'UNCERTAIN' | 'SKIPPED' | 'DONE')[]) {
  const [record] = await putTold(runtime(), id, { agencyId: OFFICE });
  const error = { errorCode: 'SOURCE_UNAVAILABLE', errorMessage: `${id} cannot be reached: down.` };
  return Promise.all(
    states.map((state, index) =>
      putDelivery(runtime(), {
        channelId: id,
        sourceRecordId: record,
        reportSeq: index,
        state,
        attempts: 15,
        ...error,
      }),
    ),
  );
}

test('its owner and the centre see what goes back to a channel, by state; nobody else does', async () => {
  await channelWith('daftar', 'FAILED', 'DONE', 'FAILED');
  const question = `{ channel(id: "daftar") { failed: pushDeliveries(first: 5, state: FAILED) { totalCount edges { node ${FIELDS} } }
    all: pushDeliveries(first: 2) { totalCount edges { node { state } } pageInfo { hasNextPage } } } }`;
  for (const viewer of [CENTRE, OFFICE_ADMIN, REGENCY_ADMIN, OFFICE_LIAISON]) {
    const { channel } = await answerOf(runtimes, viewer, question);
    expect(channel.failed.totalCount).toBe(2);
    expect(channel.failed.edges[0].node).toMatchObject({
      status: 'CLOSED',
      state: 'FAILED',
      attempts: 15,
      lastError: { code: 'SOURCE_UNAVAILABLE', message: 'daftar cannot be reached: down.' },
      sourceRecord: { externalId: '1' },
    });
    expect(channel.all).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  }
  const { channel } = await answerOf(runtimes, STRANGER_ADMIN, question);
  expect(channel.failed.edges).toEqual([]);
  expect(channel.all.edges).toEqual([]);
});

test('what was given up or skipped is told again, once per intention', async () => {
  const [failed, skipped] = await channelWith('ulangi', 'FAILED', 'SKIPPED');
  const input = { pushId: failed!.id, idempotencyKey: 'sekali' };
  const again = { state: 'WAITING', attempts: 0, nextAt: TEST_NOW.toISOString(), settledAt: null, lastError: null };
  expect(await act(OFFICE_ADMIN, 'retryPush', input)).toMatchObject(again);
  expect(await act(OFFICE_ADMIN, 'retryPush', input)).toMatchObject(again);
  expect(await act(CENTRE, 'retryPush', { pushId: skipped!.id })).toMatchObject(again);
  const letters = await rows(
    runtime(),
    `select data->'payload'->>'channelId' as id from pgboss.job where name = 'deliver-pushes.connectors'`,
  );
  expect(letters).toEqual([{ id: 'ulangi' }]);
  const audit = await rows(runtime(), `select action from connectors.audit where subject = ?`, [failed!.id]);
  expect(audit).toEqual([{ action: 'retryPush' }]);
});

test('a person settles what a source may or may not have heard', async () => {
  const [one, other] = await channelWith('putuskan', 'UNCERTAIN', 'UNCERTAIN');
  const settled = { settledAt: TEST_NOW.toISOString() };
  expect(await act(REGENCY_ADMIN, 'settlePush', { pushId: one!.id, outcome: 'DONE' })).toMatchObject({
    state: 'DONE',
    ...settled,
  });
  expect(await act(CENTRE, 'settlePush', { pushId: other!.id, outcome: 'FAILED' })).toMatchObject({
    state: 'FAILED',
    ...settled,
  });
  expect(await act(CENTRE, 'retryPush', { pushId: other!.id })).toMatchObject({ state: 'WAITING' });
});

test('who may not, what is not there, and what is not in the state for it', async () => {
  const [failed, done] = await channelWith('tolak', 'FAILED', 'DONE');
  const codes = async (viewer: Viewer, mutation: string, input: Record<string, unknown>) =>
    (await act(viewer, mutation, input)).code;
  expect(await codes(OFFICE_LIAISON, 'retryPush', { pushId: failed!.id })).toBe('FORBIDDEN');
  expect(await codes(STRANGER_ADMIN, 'retryPush', { pushId: failed!.id })).toBe('PUSH_NOT_FOUND');
  expect(await codes(CENTRE, 'retryPush', { pushId: 'bukan-id' })).toBe('PUSH_NOT_FOUND');
  expect(await codes(CENTRE, 'settlePush', { pushId: failed!.id, outcome: 'DONE' })).toBe('PUSH_NOT_POSSIBLE');
  expect(await act(CENTRE, 'retryPush', { pushId: done!.id })).toEqual({
    code: 'PUSH_NOT_POSSIBLE',
    message: 'retryPush is not possible while a push is DONE; it has to be FAILED or SKIPPED.',
  });
});
