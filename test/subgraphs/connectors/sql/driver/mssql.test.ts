import { expect, test } from '@jest/globals';
import { sourceError } from '../../../../../subgraphs/connectors/sql/driver/connect.ts';
import type { Access } from '../../../../../subgraphs/connectors/sql/driver/driver.ts';
import { mssql, mssqlDriver } from '../../../../../subgraphs/connectors/sql/driver/mssql.ts';

const access: Access = {
  address: '192.0.2.7',
  host: 'db.invalid',
  port: undefined,
  database: 'keluhan',
  user: 'hub',
  password: 'rahasia',
  tls: true,
  timeoutMs: 5000,
  readOnly: true,
};

/** What a fake of the package was told; it answers every statement with `result`. */
function fake(result: object | Error) {
  const told = { settings: {} as object, statements: [] as { sql: string; inputs: object }[], closed: false };
  class ConnectionPool {
    constructor(settings: object) {
      told.settings = settings;
    }
    async connect() {
      return this;
    }
    async close() {
      told.closed = true;
    }
    request() {
      const inputs: Record<string, string> = {};
      return {
        arrayRowMode: false,
        input(name: string, value: string) {
          inputs[name] = value;
        },
        async query(sql: string) {
          told.statements.push({ sql, inputs });
          if (result instanceof Error) throw result;
          return result as { rowsAffected: number[] };
        },
      };
    }
  }
  return { told, driver: mssqlDriver(async () => ({ ConnectionPool })) };
}

test('connects to the checked address, with the name for TLS, one connection and its time-outs', async () => {
  const { told, driver } = fake({ rowsAffected: [] });
  const session = await driver.open(access);
  expect(told.settings).toEqual({
    server: '192.0.2.7',
    port: 1433,
    database: 'keluhan',
    user: 'hub',
    password: 'rahasia',
    pool: { min: 1, max: 1 },
    connectionTimeout: 15_000,
    requestTimeout: 5000,
    options: { encrypt: true, serverName: 'db.invalid', readOnlyIntent: true },
  });
  await session.close();
  expect(told.closed).toBe(true);
});

test('values are parameters; what a reading did is rolled back, what a writing did is committed', async () => {
  const { told, driver } = fake({ rowsAffected: [0, 1] });
  await (await driver.open(access)).run('select 1 where @p1 = @p2', ["'; drop", '2']);
  const written = await (await driver.open({ ...access, readOnly: false })).run('update x');
  expect(told.statements).toEqual([
    {
      sql: 'set xact_abort on; begin transaction; select 1 where @p1 = @p2; rollback transaction',
      inputs: { p1: "'; drop", p2: '2' },
    },
    { sql: 'set xact_abort on; begin transaction; update x; commit transaction', inputs: {} },
  ]);
  expect(written.affected).toBe(1);
});

test('a change of more rows than allowed takes itself back, and the count is told', async () => {
  const { told, driver } = fake({ rowsAffected: [2] });
  const { affected } = await (await driver.open({ ...access, readOnly: false })).run('update x', [], 1);
  expect(told.statements[0]?.sql).toBe(
    'set xact_abort on; begin transaction; update x; if @@rowcount > 1 rollback transaction else commit transaction',
  );
  expect(affected).toBe(2);
});

test('rows come as plain values, columns with the declared names of their types', async () => {
  const { driver } = fake({
    rowsAffected: [1],
    columns: [
      [
        { name: 'no', type: { declaration: 'bigint' } },
        { name: 'foto', type: {} },
      ],
    ],
    recordset: [['9007199254740993', Buffer.from('hai'), new Date('2026-03-01T00:00:00Z'), null, true]],
  });
  const { columns, rows } = await (await driver.open(access)).run('select');
  expect(columns).toEqual([
    { name: 'no', type: 'bigint' },
    { name: 'foto', type: '' },
  ]);
  expect(rows).toEqual([['9007199254740993', 'aGFp', '2026-03-01T00:00:00.000Z', null, true]]);
});

test.each([
  ['a refused login', { code: 'ELOGIN' }, 'auth'],
  ['no right to a table', { number: 229, code: 'EREQUEST' }, 'auth'],
  ['a database that is not there', { number: 4060, code: 'ELOGIN' }, 'config'],
  ['a statement that cannot be read', { number: 102, code: 'EREQUEST' }, 'config'],
  ['a missing column', { number: 207, code: 'EREQUEST' }, 'drift'],
  ['a missing table', { number: 208, code: 'EREQUEST' }, 'drift'],
  ['a deadlock', { number: 1205, code: 'EREQUEST' }, 'unavailable'],
  ['a time-out', { code: 'ETIMEOUT' }, 'unavailable'],
  ['a lost line', { code: 'ESOCKET' }, 'unavailable'],
  ['something nobody knows', { code: 'EWHAT' }, 'unavailable'],
])('%s has its class, and no message shows the password', (_, parts, errorClass) => {
  const error = Object.assign(new Error('Login with rahasia failed\nat line 2'), parts);
  expect(sourceError(mssql, error, 'rahasia', true)).toMatchObject({
    errorClass,
    message: 'The database says: Login with … failed',
  });
});
