import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { followFiles } from '../../../gateway/supergraph/follow-supergraph.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { LANE, locals, post, silent, supergraphOf } from '../support.ts';

const folder = mkdtempSync(join(tmpdir(), 'follow-'));
const file = join(folder, 'supergraph.graphql');
const config = hubConfig({ ...LANE, NODE_ENV: 'test', LOG_LEVEL: 'silent' });
const before = supergraphOf();
/** The same graph with a title that is called otherwise; the books' subgraph answers null for it. */
const after = before.replace(/\btitle: String!/, 'title: String! motto: String');

let gateway: RunningGateway;
const errors: unknown[] = [];
const log = Object.assign(Object.create(silent), { error: (facts: unknown) => errors.push(facts) });

beforeEach(async () => {
  errors.length = 0;
  writeFileSync(file, before);
  const follow = followFiles([join(folder, 'none.graphql'), file], log);
  gateway = await startGateway({ supergraphSdl: before, follow, config, log: silent, subgraphs: locals() });
});
afterEach(() => gateway.stop());
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts the text in place at once, as a deployment does. */
function swap(text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
const knows = async (field: string) => {
  const { body } = await post(gateway.url, `{ __type(name: "Book") { fields { name } } }`);
  return (body.data.__type.fields as { name: string }[]).some(({ name }) => name === field);
};
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a new supergraph is served without a restart, and no request fails while it is swapped', async () => {
  let asked = 0;
  let swapped = false;
  const failures: unknown[] = [];
  const client = async () => {
    while (!swapped) {
      const { status, body } = await post(gateway.url, '{ books(first: 2) { title author { name } } }');
      asked += 1;
      if (status !== 200 || body.errors) failures.push(body);
    }
  };
  const clients = [client(), client(), client(), client()];
  for (const text of [after, before, after]) {
    swap(text);
    await until(async () => (await knows('motto')) === (text === after));
  }
  swapped = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(asked).toBeGreaterThan(20);
});

test.each([
  ['is no GraphQL', 'type {', /is no GraphQL schema/],
  ['no planner can serve', 'type Query { a: String }', /./],
])('a supergraph that %s is refused with a line in the log, and the one before stays', async (_, text, reason) => {
  swap(text);
  await until(() => errors.length > 0);
  expect(errors).toMatchObject([{ path: file, err: expect.stringMatching(reason) }]);
  const { body } = await post(gateway.url, '{ book(id: "1") { title author { name } } }');
  expect(body).toEqual({ data: { book: { title: 'Book 1', author: { name: 'Author a-1' } } } });
  swap(after);
  await until(() => knows('motto'));
});
