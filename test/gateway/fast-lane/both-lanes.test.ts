import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { hubError } from '../../../subgraphs/common/errors/hub-error.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { exposition } from '../../../subgraphs/common/metrics/meter.ts';
import { locals, silent, supergraphOf, timesLent } from '../support.ts';
import { REQUESTS, type Sending } from './requests.ts';

const settings = { LIMIT_ROOT_FIELDS: '4', COST_LIMIT: '60', SUBGRAPH_DEADLINE_MS: '300' };
const lanes: Partial<Record<'on' | 'off', RunningGateway>> = {};
const tokens: Record<string, string> = {};
let charges = 0;

beforeAll(async () => {
  for (const lane of ['on', 'off'] as const) {
    const config = hubConfig({ ...settings, FAST_LANE: lane });
    lanes[lane] = await startGateway({
      ...{ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() },
      async charge(cost, { viewer }, headers) {
        charges += 1;
        headers.set('ratelimit-remaining', String(100 - cost));
        if (viewer.userId === 'w-poor') throw hubError('RATE_LIMITED', 3);
      },
    });
    for (const sub of ['w-rich', 'w-poor']) tokens[sub] = await makeToken({ role: 'REPORTER', sub }, config, 600);
    tokens.ended = await makeToken({ role: 'REPORTER', sub: 'w-late' }, config, -600);
  }
});
afterAll(() => Promise.all(Object.values(lanes).map((gateway) => gateway?.stop())));

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a client sees, without what is another each time. */
async function answerOf(lane: 'on' | 'off', { token, body, text, headers, method = 'POST' }: Sending) {
  const response = await fetch(lanes[lane]!.url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${tokens[token] ?? token}` }),
      ...headers,
    },
    ...(method === 'POST' && { body: text ?? JSON.stringify(body) }),
  });
  const seen = Object.fromEntries(
    [...response.headers].filter(([name]) => !/^(date|x-request-id|content-length)$/.test(name)),
  );
  return {
    status: response.status,
    headers: seen,
    text: (await response.text()).replace(UUID, '?'),
  };
}

const takenByFastLane = async () => Number(/^lapor_gateway_fast_lane_total (\d+)$/m.exec(await exposition())?.[1] ?? 0);

test.each(REQUESTS)('$name: both lanes give the same status, headers and bytes', async (sending) => {
  const [before, chargedBefore] = [await takenByFastLane(), charges];
  const slow = await answerOf('off', sending);
  const chargedOnce = charges - chargedBefore;
  expect(await takenByFastLane()).toBe(before);
  for (const time of ['first', 'second']) {
    const fast = await answerOf('on', sending);
    expect({ time, ...fast }).toEqual({ time, ...slow });
  }
  expect(charges - chargedBefore).toBe(3 * chargedOnce);
  expect(await takenByFastLane()).toBe(before + (sending.lane === 'fast' ? 2 : 0));
});

test('a mutation whose answer holds an error is handed to the slow lane and yet executed once', async () => {
  const before = timesLent();
  const sending = { body: { query: 'mutation { a: lend(id: "1") lose(id: "2") }' } };
  const { text } = await answerOf('on', { name: '', lane: 'handed over', ...sending });
  expect(JSON.parse(text)).toMatchObject({ data: { a: before + 1, lose: null }, errors: [{ path: ['lose'] }] });
  expect(timesLent()).toBe(before + 2);
});

test('a client whose allowance is used up executes nothing', async () => {
  const before = timesLent();
  const sending = { body: { query: 'mutation { lend(id: "1") }' }, token: 'w-poor' };
  expect(await answerOf('on', { name: '', lane: 'handed over', ...sending })).toMatchObject({ status: 429 });
  expect(timesLent()).toBe(before);
});
