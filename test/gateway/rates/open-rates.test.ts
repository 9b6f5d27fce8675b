import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { openRates } from '../../../gateway/rates/open-rates.ts';
import { charge } from '../../../gateway/rates/token-bucket.ts';
import { type RunningGateway, startGateway } from '../../../gateway/server.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { serviceUrl } from '../../../subgraphs/common/database/roles.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { type TestDatabase, testDatabase } from '../../support/test-database.ts';
import { LANE, locals, post, says, silent, supergraphOf } from '../support.ts';

let database: TestDatabase;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(() => database.drop());

const warnings: unknown[] = [];
const log = Object.assign(Object.create(silent), { warn: (facts: unknown) => warnings.push(facts) });

/** A gateway with its rate limits in the database at `url`. A book costs 1. */
async function limited(env: Record<string, string>, url = database.url): Promise<RunningGateway> {
  const config = hubConfig({ ...LANE, RATE_LIMIT_PER_SECOND: '0.01', TRUSTED_PROXIES: '127.0.0.1', ...env });
  const rates = openRates(config, url, log, 20_000);
  if (!rates) throw new Error('Rates are off.');
  const gateway = await startGateway({
    supergraphSdl: supergraphOf(),
    config,
    log: silent,
    subgraphs: locals(),
    charge: rates.charge,
  });
  stops.push(
    () => rates.close(),
    () => gateway.stop(),
  );
  return gateway;
}
const from = (address: string) => ({ 'x-forwarded-for': address });

test('a client that has used up its cost gets 429 with Retry-After; two gateways count together; others are served', async () => {
  const env = { RATE_LIMIT_BURST: '3' };
  const gateways = [await limited(env), await limited(env)] as const;
  const two = await post(gateways[0].url, '{ books(first: 2) { title } }', from('192.0.2.1'));
  expect(two.body).toEqual({ data: { books: [{ title: 'Book 0' }, { title: 'Book 1' }] } });
  expect(two.headers.get('ratelimit-limit')).toBe('3');
  expect(two.headers.get('ratelimit-remaining')).toBe('1');
  expect(Number(two.headers.get('ratelimit-reset'))).toBeGreaterThan(190);
  const refused = await post(gateways[1].url, '{ books(first: 2) { title } }', from('192.0.2.1'));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(90);
  expect(refused.headers.get('ratelimit-remaining')).toBe('1');
  expect(refused.body).toEqual({
    errors: [{ message: expect.stringMatching(/used up/), extensions: says('RATE_LIMITED', 'RETRY') }],
  });
  expect((await post(gateways[1].url, '{ book(id: "1") { title } }', from('192.0.2.1'))).status).toBe(200);
  expect((await post(gateways[1].url, '{ books(first: 2) { title } }', from('192.0.2.2'))).status).toBe(200);
  const token = await makeToken({ role: 'CENTRAL_ADMIN', sub: 'admin-1' }, hubConfig({}), 60);
  const official = { ...from('192.0.2.1'), authorization: `Bearer ${token}` };
  expect((await post(gateways[0].url, '{ books(first: 2) { title } }', official)).status).toBe(200);
});

test('an operation that costs more than a full bucket takes a full one; even one that costs nothing takes 1', async () => {
  const { url } = await limited({ RATE_LIMIT_BURST: '2' });
  expect((await post(url, '{ whoAsks }', from('192.0.2.3'))).headers.get('ratelimit-remaining')).toBe('1');
  expect((await post(url, '{ books(first: 9) { title } }', from('192.0.2.3'))).status).toBe(429);
  expect((await post(url, '{ books(first: 9) { title } }', from('192.0.2.4'))).status).toBe(200);
});

test('a bucket fills up with time, not above its brim, and takers in a crowd get no more than there is', async () => {
  const pool = new pg.Pool({ connectionString: serviceUrl(database.url, hubConfig({}).HUB_SECRET, 'gateway'), max: 8 });
  stops.push(() => pool.end());
  const rate = { burst: 100, perSecond: 0.001 };
  await charge(pool, 'crowd', 1, rate);
  const crowd = await Promise.all(Array.from({ length: 60 }, () => charge(pool, 'crowd', 3, rate)));
  expect(crowd.filter(({ granted }) => granted)).toHaveLength(33);
  await pool.query(`update gateway.rate_bucket set used_at = now() - interval '10 seconds' where client = 'crowd'`);
  expect(await charge(pool, 'crowd', 5, { burst: 100, perSecond: 2 })).toMatchObject({ granted: true, remaining: 15 });
  await pool.query(`update gateway.rate_bucket set used_at = now() - interval '1 hour' where client = 'crowd'`);
  expect(await charge(pool, 'crowd', 10, { burst: 100, perSecond: 2 })).toMatchObject({ remaining: 90, fullAfterS: 5 });
});

test('while the database is away everybody is served, and the log says so once a second', async () => {
  const { url } = await limited({}, 'postgres://nobody@127.0.0.1:1/none');
  warnings.length = 0;
  for (let n = 0; n < 20; n += 1) {
    const { status, headers } = await post(url, '{ whoAsks }');
    expect([status, headers.get('ratelimit-limit')]).toEqual([200, null]);
  }
  expect(warnings.length).toBeGreaterThan(0);
  expect(warnings.length).toBeLessThan(20);
});

test('no rate limit needs no database; a rate limit without one is refused', () => {
  expect(openRates(hubConfig({}), undefined, silent)).toBeUndefined();
  expect(() => openRates(hubConfig({ RATE_LIMIT_PER_SECOND: '1' }), undefined, silent)).toThrow(/set DATABASE_URL/);
});
