import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { openLog } from '../../../subgraphs/common/log/open-log.ts';
import { LANE } from '../support.ts';

/** A subgraph whose failures say all they were told, as a database's do. */
const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { find(nik: String!, name: String): String }`;
const resolvers = {
  Query: {
    find: (_: unknown, { nik, name }: { nik: string; name: string }) => {
      throw new Error(`no row for ${name} in: select * from person where nik = '${nik}' and tag = "CANARY-constant"`);
    },
  },
};

const lines: string[] = [];
let gateway: RunningGateway;
beforeAll(async () => {
  const config = hubConfig({ ...LANE, NODE_ENV: 'test', LOG_LEVEL: 'debug' });
  const schema = buildSubgraphSchema({ typeDefs: parse(SDL), resolvers });
  const { supergraphSdl } = composeServices([{ name: 'people', typeDefs: parse(SDL), url: 'http://127.0.0.1:1' }]);
  gateway = await startGateway({
    supergraphSdl: supergraphSdl as string,
    config,
    log: openLog(config, { write: (line) => void lines.push(line) }),
    subgraphs: { people: { schema, contextFor: () => ({}) } },
  });
});
afterAll(() => gateway.stop());

const send = (body: string, headers: Record<string, string> = {}) =>
  fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

test.each<[string, string, Record<string, string>]>([
  [
    'variables',
    JSON.stringify({
      query: 'query CANARY_operation($nik: String!, $name: String) { find(nik: $nik, name: $name) }',
      variables: { nik: 'CANARY-nik', name: 'CANARY name' },
    }),
    {},
  ],
  ['literals', JSON.stringify({ query: '{ find(nik: "CANARY-nik", name: "CANARY literal") }' }), {}],
  [
    'headers',
    JSON.stringify({ query: '{ __typename }' }),
    { authorization: 'Bearer CANARY', cookie: 'a=CANARY', 'x-client-name': 'CANARY 0812', 'x-request-id': 'CANARY id' },
  ],
  ['a body that is not JSON', '{"query": CANARY', {}],
  [
    'a variable of the wrong type',
    JSON.stringify({ query: 'query($n: Int!) { __typename }', variables: { n: 'CANARY' } }),
    {},
  ],
])('canaries in %s reach no line of the log', async (_, body, headers) => {
  lines.length = 0;
  const response = await send(body, headers);
  expect(await response.text()).not.toBe('');
  await new Promise((resolve) => setTimeout(resolve, 20));
  const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  expect(answered).toEqual([
    expect.objectContaining({ requestId: response.headers.get('x-request-id'), status: response.status }),
  ]);
  expect(lines.join('')).not.toContain('CANARY');
});

test('a failure is found in the log under its request id, with its shape', async () => {
  lines.length = 0;
  const response = await send(JSON.stringify({ query: '{ find(nik: "CANARY-nik", name: "CANARY name") }' }), {
    'x-client-name': 'warga-app',
  });
  const { errors } = (await response.json()) as { errors: { extensions: { requestId: string } }[] };
  await new Promise((resolve) => setTimeout(resolve, 20));
  const [failed, answered] = lines.map((line) => JSON.parse(line));
  expect(failed).toMatchObject({ msg: 'request failed', requestId: errors[0]?.extensions.requestId });
  expect(failed.err).toMatch(/^Error: no row for … in: select \* from person where nik = '…'/);
  expect(answered).toMatchObject({
    ...{ msg: 'answered', requestId: failed.requestId, client: 'warga-app', operation: 'other', status: 200 },
    codes: ['INTERNAL_SERVER_ERROR'],
  });
});
