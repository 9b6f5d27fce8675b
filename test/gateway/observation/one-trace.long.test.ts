import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { localSubgraphs } from '../../../scripts/hub-wire.ts';
import { agencies } from '../../../subgraphs/agencies/parts.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { serveSubgraph } from '../../../subgraphs/common/graphql/serve-subgraph.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { type Tracing, traceWith } from '../../../subgraphs/common/tracing/start-tracing.ts';
import { sla } from '../../../subgraphs/sla/parts.ts';
import { DATABASES } from '../../../subgraphs/subgraphs.ts';
import { type TestRuntimes, testRuntimes } from '../../support/test-runtime.ts';
import { post, silent } from '../support.ts';

const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
const exporter = new InMemorySpanExporter();
const supergraphSdl = readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8');
const gateways: Record<string, RunningGateway> = {};
const stops: (() => Promise<unknown>)[] = [];
let tracing: Tracing;
let runtimes: TestRuntimes;

beforeAll(async () => {
  tracing = traceWith(new SimpleSpanProcessor(exporter), 'test');
  runtimes = await testRuntimes(DATABASES, new Date());
  await agencies.seed?.(runtimes.of('agencies'));
  const inProcess = await startGateway({
    ...{ supergraphSdl, config, log: silent, subgraphs: await localSubgraphs(runtimes) },
  });
  const served = await Promise.all(
    [agencies, sla].map((parts) => serveSubgraph(parts, runtimes.of(parts.database.schema))),
  );
  for (const [n, name] of ['AGENCIES', 'SLA'].entries()) process.env[`SUBGRAPH_URL_${name}`] = served[n]?.url;
  const overHttp = await startGateway({ supergraphSdl, config, log: silent });
  Object.assign(gateways, { inProcess, overHttp });
  stops.push(inProcess.stop, overHttp.stop, ...served.map((one) => one.stop));
});
afterAll(async () => {
  for (const name of ['AGENCIES', 'SLA']) delete process.env[`SUBGRAPH_URL_${name}`];
  for (const stop of stops) await stop();
  await tracing.stop();
  await runtimes.drop();
});

const QUESTION = `{ agencies(filter: { named: "CANARY" }, first: 1) { edges { node { id } } }
  agencyByIdentifier(system: "wilayah", value: "13.08") { name clocks(first: 1) { edges { node { id } } } } }`;

/** Asks one gateway; every span that was made of it. */
async function traced(form: string): Promise<ReadableSpan[]> {
  const token = await makeToken({ sub: 'pusat-1', role: 'CENTRAL_ADMIN' }, config, 60);
  exporter.reset();
  const { body } = await post(gateways[form]!.url, QUESTION, { authorization: `Bearer ${token}` });
  expect(body.errors).toBeUndefined();
  expect(body.data.agencyByIdentifier).toMatchObject({ clocks: { edges: [] } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  return exporter.getFinishedSpans();
}

/** Names of the spans from the root to `span`. */
function wayTo(span: ReadableSpan, spans: readonly ReadableSpan[]): string[] {
  const parent = spans.find((one) => one.spanContext().spanId === span.parentSpanId);
  return [...(parent ? wayTo(parent, spans) : span.parentSpanId ? ['lost'] : []), span.name];
}

test.each([
  ['inProcess', []],
  ['overHttp', ['subgraph']],
])('one request through two subgraphs is one trace from the gateway to the SQL (%s)', async (form, between) => {
  const spans = await traced(form);
  expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  const ways = new Set(spans.map((span) => wayTo(span, spans).join(' > ')));
  for (const step of ['parse', 'validate', 'plan']) expect(ways).toContain(`request other > ${step}`);
  for (const subgraph of ['agencies', 'sla'])
    expect(ways).toContain(['request other', `call ${subgraph}`, ...between, 'sql select'].join(' > '));
  expect([...ways].filter((way) => way.includes('lost'))).toEqual([]);
});

test('a trace holds the shape of statements, and no value that was sent', async () => {
  const spans = await traced('inProcess');
  const statements = spans.map(({ attributes }) => attributes['db.query.text']).filter(Boolean);
  expect(statements.length).toBeGreaterThan(1);
  expect(JSON.stringify(spans.map(({ name, attributes, status }) => ({ name, attributes, status })))).not.toMatch(
    /CANARY|13\.08/,
  );
});

test('an error names the trace beside the request', async () => {
  exporter.reset();
  const { body } = await post(gateways.inProcess!.url, '{ nonsense }');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(body.errors[0].extensions.traceId).toBe(exporter.getFinishedSpans()[0]?.spanContext().traceId);
});
