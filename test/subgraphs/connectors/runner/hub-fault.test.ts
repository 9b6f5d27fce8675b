import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { hubOutageOf } from '../../../../subgraphs/connectors/runner/hub-fault.policy.ts';
import { ofHub } from '../../../../subgraphs/connectors/runner/hub-fault.ts';
import { channelNow, item, pagesConnector, pull, putChannel } from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test.each([
  [withCode('57P01'), '57P01'],
  [withCode('53300'), '53300'],
  [withCode('40P01'), '40P01'],
  [new Error('driver', { cause: withCode('ECONNREFUSED') }), 'ECONNREFUSED'],
  [new Error('Connection terminated unexpectedly'), 'connection lost'],
  [withCode('23505'), null],
  [withCode('22P05'), null],
  [new TypeError('x is not a function'), null],
])('of %p the outage is %p', (error, code) => {
  expect(hubOutageOf(error)).toBe(code);
});

test('what is no outage stays what it is', async () => {
  const error = withCode('23505');
  await expect(ofHub(() => Promise.reject(error))).rejects.toBe(error);
});

test('a database that cuts the hub off during a commit is not held against the connector', async () => {
  await putChannel(runtime(), 'basis-data');
  const owner = new pg.Client({ connectionString: runtimes.url });
  await owner.connect();
  // Every update of the channel that carries a new cursor is cut off, as by an operator's restart.
  await owner.query(`create function cut() returns trigger language plpgsql as
    $$ begin raise exception 'terminating connection' using errcode = '57P01'; end $$`);
  await owner.query(`create trigger cut before update of cursor on connectors.channel for each row
    when (new.cursor is distinct from old.cursor) execute function cut()`);
  const connector = pagesConnector(() => [{ records: [item('1')], cursor: { page: 1 } }]);
  for (let time = 0; time < 4; time += 1) {
    const { run, failure } = await pull(runtime(), 'basis-data', connector);
    expect(run).toMatchObject({ outcome: 'RETRY_LATER', seen: 0, errorCode: 'DATABASE_UNAVAILABLE' });
    expect(failure?.message).toBe('The database cannot be used: it could not take this page in (57P01).');
  }
  const state = await channelNow(runtime(), 'basis-data');
  expect(state).toMatchObject({ failures: 0, parkedAt: null, errorCode: 'DATABASE_UNAVAILABLE', lease: null });
  await owner.query('drop trigger cut on connectors.channel');
  await owner.end();
  expect((await pull(runtime(), 'basis-data', connector)).run).toMatchObject({ outcome: 'DONE', created: 1 });
});

test('a connector’s own exception that looks like an outage is still its bug', async () => {
  await putChannel(runtime(), 'pura-pura');
  const connector = pagesConnector(() => {
    throw withCode('57P01');
  });
  expect((await pull(runtime(), 'pura-pura', connector)).run.errorCode).toBe('SOURCE_CONNECTOR_FAILED');
});
