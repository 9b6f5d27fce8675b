import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { serveSchema } from '../../subgraphs/common/graphql/serve-subgraph.ts';
import { signViewer } from '../../subgraphs/common/identity/signature.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { LANE, locals, schemaOf, silent, supergraphOf } from './support.ts';

const config = hubConfig(LANE);
const stops: (() => Promise<void>)[] = [];
let gateway: RunningGateway;
let subgraphUrl: string;

beforeAll(async () => {
  gateway = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
  const runtime = { config, log: silent, now: () => new Date() } as Runtime;
  const subgraph = await serveSchema(schemaOf('books'), async () => ({}), runtime);
  subgraphUrl = subgraph.url;
  stops.push(gateway.stop, subgraph.stop);
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

/**
 * What a server does against the specification "GraphQL over HTTP" on purpose: no error among it.
 * Refused operations get 400 also as application/json: monitors and old clients see a status, not a body. GET carries
 * no operation: personal data would stand in addresses.
 */
const ON_PURPOSE = [
  'notice: MAY accept application/x-www-form-urlencoded formatted GET requests',
  'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  'warn: SHOULD use 200 status code on document parsing failure when accepting application/json',
  'warn: SHOULD use 200 status code on document validation failure when accepting application/json',
  'warn: SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
];

/** What the audits find, worst last. */
async function shortfalls(url: string, fetchFn: typeof fetch) {
  const found: string[] = [];
  for (const { name, fn } of serverAudits({ url, fetchFn })) {
    const result = await fn();
    if (result.status !== 'ok') found.push(`${result.status}: ${name}`);
  }
  return found.sort();
}

test('the gateway keeps to GraphQL over HTTP', async () => {
  expect(await shortfalls(gateway.url, fetch)).toEqual(ON_PURPOSE);
});

test('a subgraph keeps to GraphQL over HTTP for callers that sign', async () => {
  const signed: typeof fetch = (url, init = {}) => {
    const headers = signViewer(PUBLIC_VIEWER, String(init.body ?? ''), config.HUB_SECRET, new Date());
    return fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } });
  };
  expect(await shortfalls(subgraphUrl, signed)).toEqual(ON_PURPOSE);
});
