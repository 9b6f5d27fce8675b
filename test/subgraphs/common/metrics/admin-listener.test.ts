import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type AdminListener, startAdmin } from '../../../../subgraphs/common/metrics/admin-listener.ts';
import { count, observe, readAtScrape } from '../../../../subgraphs/common/metrics/meter.ts';
import { METRICS } from '../../../../subgraphs/common/metrics/metrics.ts';
import { Readiness } from '../../../../subgraphs/common/metrics/readiness.ts';

let database = true;
const readiness = new Readiness({
  database: () => database,
  letters: async () => {
    if (!database) throw new Error('no database');
    return true;
  },
});
let admin: AdminListener;
beforeAll(async () => {
  admin = (await startAdmin({ ADMIN_PORT: 0, ADMIN_HOST: '127.0.0.1' }, readiness))!;
});
afterAll(() => admin.stop());

const at = async (path: string) => {
  const response = await fetch(admin.url + path);
  return { status: response.status, text: await response.text() };
};

test('without ADMIN_PORT there is no such listener', async () => {
  expect(await startAdmin({ ADMIN_PORT: undefined, ADMIN_HOST: '127.0.0.1' }, readiness)).toBeNull();
});

test('what is counted is exposed under the names of the table, with its labels', async () => {
  count('errors', { code: 'COST_TOO_HIGH' });
  count('errors', { code: 'COST_TOO_HIGH' });
  observe('requestSeconds', 0.3, { operation: 'Reports' });
  const { text } = await at('/metrics');
  expect(text).toContain('lapor_gateway_errors_total{code="COST_TOO_HIGH"} 2');
  expect(text).toContain('lapor_gateway_request_seconds_bucket{le="0.25",operation="Reports"} 0');
  expect(text).toContain('lapor_gateway_request_seconds_bucket{le="0.5",operation="Reports"} 1');
  for (const { name } of Object.values(METRICS)) expect(text).toContain(`# HELP ${name} `);
});

test('a gauge is read at the scrape; a reader that fails costs its own rows only', async () => {
  const ends = [
    readAtScrape('circuit', () => [{ labels: { subgraph: 'books' }, value: 2 }]),
    readAtScrape('circuit', () => Promise.reject(new Error('no answer'))),
  ];
  expect((await at('/metrics')).text).toContain('lapor_gateway_circuit_state{subgraph="books"} 2');
  for (const end of ends) end();
  expect((await at('/metrics')).text).not.toContain('subgraph="books"');
});

test('readiness names each check, and a check that fails makes the process unready', async () => {
  expect(await at('/readyz')).toEqual({
    status: 200,
    text: JSON.stringify({ ok: true, checks: { database: true, letters: true, accepting: true } }),
  });
  database = false;
  expect(await at('/readyz')).toEqual({
    status: 503,
    text: JSON.stringify({ ok: false, checks: { database: false, letters: false, accepting: true } }),
  });
  database = true;
  readiness.drain();
  expect((await at('/readyz')).status).toBe(503);
  expect((await at('/livez')).status).toBe(200);
});
