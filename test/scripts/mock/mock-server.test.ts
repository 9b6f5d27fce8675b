import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { type RunningMock, startMock } from '../../../scripts/mock/mock-server.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock(0);
});
afterAll(() => mock.stop());

// biome-ignore lint/suspicious/noExplicitAny: answers of any operation
async function ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<any> {
  const answer = await fetch(mock.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return answer.json();
}

const LIST = `query ($after: String) { reports(first: 20, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id number status content { title body } agency { name } } } } }`;

test('the same question gets the same answer, also of another mock', async () => {
  const other = await startMock(0);
  const first = await ask(LIST);
  expect(await ask(LIST)).toEqual(first);
  const query = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: LIST }),
  };
  expect(await (await fetch(other.url, query)).json()).toEqual(first);
  await other.stop();
});

test('a list ends, its pages follow each other, and a report asked by its id is the one of the list', async () => {
  const { data } = await ask(LIST);
  const rest = await ask(LIST, { after: data.reports.pageInfo.endCursor });
  const nodes = [...data.reports.edges, ...rest.data.reports.edges].map(({ node }) => node);
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(data.reports.totalCount);
  expect(rest.data.reports.pageInfo.hasNextPage).toBe(false);
  const query = 'query ($id: ID!) { report(id: $id) { id number status content { title body } agency { name } } }';
  expect((await ask(query, { id: nodes[7].id })).data.report).toEqual(nodes[7]);
});

test('a mutation is seen afterwards', async () => {
  const input = { idempotencyKey: 'k', reportId: 'report-3', expectedVersion: 4, agencyId: 'agency-1' };
  const dispatch = 'mutation ($input: DispatchReportInput!) { dispatchReport(input: $input) { id status version } }';
  expect((await ask(dispatch, { input })).data.dispatchReport).toEqual({
    id: 'report-3',
    status: 'DISPATCHED',
    version: 5,
  });
  expect((await ask('{ report(id: "report-3") { status } }')).data.report.status).toBe('DISPATCHED');
});

test('any error and any delay can be had by a header', async () => {
  const { errors } = await ask(LIST, {}, { 'x-mock-error': 'FORBIDDEN', 'x-mock-delay': '5' });
  expect(errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN', remedy: expect.any(String) } });
});

const OPERATIONS = readdirSync(fromRoot('schema', 'operations'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.graphql'),
);

test.each(OPERATIONS)('the operation %s is understood: at most its variables are missing', async (file) => {
  const { errors } = await ask(readFileSync(fromRoot('schema', 'operations', file), 'utf8'));
  const others = (errors ?? []).filter(
    ({ message }: { message: string }) => !/^Variable "\$\w+" of required type/.test(message),
  );
  expect(others).toEqual([]);
});

/** The first `most` events of a subscription; fewer when it ends. */
async function heard(query: string, most: number): Promise<Record<string, unknown>[]> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', 'x-mock-every': '5' };
  const answer = await fetch(mock.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const events = () => [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, data]) => JSON.parse(data!).data);
  while (events().length < most) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return events().slice(0, most);
}

test('every subscription of the schema streams, and questions tell what was streamed last', async () => {
  const schema = buildSchema(readFileSync(fromRoot('schema', 'api.graphql'), 'utf8'));
  expect(Object.keys(schema.getSubscriptionType()!.getFields()).sort()).toEqual([
    'channelHealth',
    'importProgress',
    'reportNews',
  ]);
  const health = await heard('subscription { channelHealth(channelId: "kanal-contoh") { id health } }', 3);
  expect(health).toEqual(
    ['HEALTHY', 'LATE', 'FAILING'].map((state) => ({ channelHealth: { id: 'kanal-contoh', health: state } })),
  );
  const states = await heard('subscription { importProgress(runId: "impor-contoh") { state } }', 100);
  expect(states.map(({ importProgress }) => (importProgress as { state: string }).state)).toEqual([
    ...Array(7).fill('RUNNING'),
    'DONE',
  ]);
  expect((await ask('{ importRun(id: "impor-contoh") { state } }')).data.importRun).toEqual({ state: 'DONE' });
  const news = await heard('subscription { reportNews { kind } }', 2);
  expect(news).toEqual(Array(2).fill({ reportNews: { kind: 'STATUS_CHANGED' } }));
});
