import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { serviceRole } from '../../../../subgraphs/common/database/roles.ts';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

/** Ends all connections of the context, as a database does that is restarted. */
async function cut(): Promise<void> {
  const owner = new pg.Client({ connectionString: runtimes.url });
  await owner.connect();
  const sql =
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()';
  await owner.query(sql, [serviceRole('connectors')]).finally(() => owner.end());
}

test('a process still reaches its database after more lost transactions than its pool has connections', async () => {
  const { orm } = runtimes.of('connectors');
  for (let loss = 0; loss < 8; loss += 1) {
    const lost = forkFor(orm, SYSTEM_VIEWER).transactional(async (tx) => {
      await tx.execute('select 1');
      await cut();
      await tx.execute('select 2');
    });
    await expect(lost).rejects.toThrow();
  }
  expect(await forkFor(orm, SYSTEM_VIEWER).execute('select 3 as n')).toEqual([{ n: 3 }]);
}, 30_000);
