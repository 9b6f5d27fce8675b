import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { inSpan, inStep, traceHeaders, traceId } from '../../../../subgraphs/common/tracing/span.ts';
import { startTracing } from '../../../../subgraphs/common/tracing/start-tracing.ts';
import { statementShape } from '../../../../subgraphs/common/tracing/statement-shape.ts';

interface Sent {
  resourceSpans: { scopeSpans: { spans: { name: string; status: object }[] }[] }[];
}

/** What an invented collector was sent. */
const sent: { path: string | undefined; body: Sent }[] = [];
let collector: Server;
beforeAll(async () => {
  collector = createServer(async (request, response) => {
    sent.push({ path: request.url, body: (await json(request)) as Sent });
    response.end('{}');
  });
  await new Promise<void>((resolve) => void collector.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void collector.close());

const failing = () =>
  inSpan('work', {}, () => Promise.reject(Object.assign(new Error('Warga Contoh'), { code: 'FAILED' })));

test('without an endpoint no trace is made', async () => {
  expect(startTracing(hubConfig({}), 'test')).toBeNull();
  await inSpan('work', {}, async () => expect([traceId(), traceHeaders()]).toEqual([undefined, {}]));
});

test('with one, spans are sent there at the latest when the process ends; a failure by its code, not its text', async () => {
  const { port } = collector.address() as AddressInfo;
  const tracing = startTracing(hubConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` }), 'test');
  await inSpan('work', {}, () => {
    expect(traceHeaders().traceparent).toContain(traceId());
    inStep('step', () => {});
  });
  await failing().catch(() => {});
  await tracing?.stop();
  expect(sent.map(({ path }) => path)).toEqual(['/v1/traces']);
  const spans = sent.flatMap(({ body }) =>
    body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
  );
  expect(spans.map(({ name }) => name)).toEqual(['step', 'work', 'work']);
  expect(spans[2]?.status).toMatchObject({ message: 'FAILED' });
  expect(JSON.stringify(sent)).not.toContain('Warga');
});

test.each([
  [`select 1 from a where nik = '32''01' and n = 5`, 'select ? from a where nik = ? and n = ?'],
  [`select e'it\\'s' as x, $1::uuid, r2.id`, 'select ? as x, $1::uuid, r2.id'],
  ['select $$ secret $$, $tag$ other $tag$', 'select ?, ?'],
  [`insert into a values ('1', '2', '3', '4', '5')`, 'insert into a values (?, …)'],
  ['select\n    1.5', 'select ?'],
])('%s is shown as its shape', (statement, shape) => {
  expect(statementShape(statement)).toBe(shape);
});
