import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { ClientNames } from '../../../gateway/observation/client-name.ts';
import { namesIn } from '../../../gateway/observation/operation-names.ts';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { exposition } from '../../../subgraphs/common/metrics/meter.ts';
import { LANE, post, silent } from '../support.ts';

const SDL = {
  books: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { book: Book }
    type Book @key(fields: "id") { id: ID! title: String  name: String @deprecated(reason: "Use title.") }`,
  gone: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Book @key(fields: "id") { id: ID! price: Int }`,
};
let gateway: RunningGateway;
beforeAll(async () => {
  const config = hubConfig({ ...LANE, NODE_ENV: 'test', CIRCUIT_FAILURES: '1', LIMIT_ALIASES: '1' });
  const services = Object.entries(SDL).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: 'http://127.0.0.1:1',
  }));
  const supergraphSdl = composeServices(services).supergraphSdl as string;
  const resolvers = { Query: { book: () => ({ id: '1', title: 'Book', name: 'Book' }) } };
  const books = { schema: buildSubgraphSchema({ typeDefs: parse(SDL.books), resolvers }), contextFor: () => ({}) };
  gateway = await startGateway({ supergraphSdl, config, log: silent, subgraphs: { books } });
});
afterAll(() => gateway.stop());

/** Asks, then the lines of the figures whose name holds `about`. */
async function after(query: string, about: string, headers: Record<string, string> = {}): Promise<string[]> {
  await post(gateway.url, query, headers);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return (await exposition()).split('\n').filter((line) => line.startsWith(about));
}

test('requests are counted by operation and outcome; names that are none of ours are one', async () => {
  const counted = 'lapor_gateway_requests_total';
  expect(await after('query ReportsPage { book { title } }', counted)).toEqual([
    `${counted}{operation="ReportsPage",outcome="ok"} 1`,
  ]);
  for (const name of ['Invented', 'Invented2']) await post(gateway.url, `query ${name} { book { title } }`);
  expect(await after('{ nonsense }', counted)).toEqual([
    `${counted}{operation="ReportsPage",outcome="ok"} 1`,
    `${counted}{operation="other",outcome="ok"} 2`,
    `${counted}{operation="none",outcome="refused"} 1`,
  ]);
});

test('errors are counted by code, limits that were passed apart', async () => {
  const aliases = '{ book { a: title b: title c: title } }';
  expect(await after(aliases, 'lapor_gateway_errors_total')).toContain(
    'lapor_gateway_errors_total{code="TOO_MANY_ALIASES"} 1',
  );
  expect(await after(aliases, 'lapor_gateway_limit_refusals_total')).toEqual([
    'lapor_gateway_limit_refusals_total{code="TOO_MANY_ALIASES"} 2',
  ]);
});

test('calls of subgraphs are timed by how they end, and a circuit that opened is seen', async () => {
  const calls = await after('{ book { price } }', 'lapor_gateway_subgraph_call_seconds_count');
  expect(calls).toContain('lapor_gateway_subgraph_call_seconds_count{subgraph="gone",outcome="unavailable"} 1');
  expect(calls.join()).toMatch(/subgraph="books",outcome="ok"\} [1-9]/);
  expect(await after('{ book { title } }', 'lapor_gateway_circuit_state')).toContain(
    'lapor_gateway_circuit_state{subgraph="gone"} 2',
  );
});

test('who still uses a deprecated field is counted, when it is executed and not when it is only asked about', async () => {
  const uses = 'lapor_gateway_deprecated_field_uses_total';
  const old = '{ book { name } }';
  await post(gateway.url, '{ __type(name: "Book") { fields(includeDeprecated: true) { name } } }');
  await post(gateway.url, old, { 'x-client-name': 'papan-kota' });
  expect(await after(old, uses, { 'apollographql-client-name': '<script>' })).toEqual([
    `${uses}{field="Book.name",client="papan-kota"} 1`,
    `${uses}{field="Book.name",client="other"} 1`,
  ]);
});

test('fifty names of clients are told apart, more are not', () => {
  const names = new ClientNames();
  const seen = new Set(Array.from({ length: 200 }, (_, n) => names.of({ 'x-client-name': `app-${n}` })));
  expect(seen.size).toBe(51);
  expect(names.of({ 'x-client-name': 'app-0' })).toBe('app-0');
  expect(names.of({})).toBe('unnamed');
  expect(names.of({ 'x-client-name': 'app-3201000000001234' })).toBe('other');
});

test('the names that are counted are those of schema/operations', () => {
  expect(namesIn(fromRoot('schema', 'operations'))).toContain('ReportsPage');
});
