import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createConnection } from 'mariadb';
import pg from 'pg';
import type { StatusPush } from '../../subgraphs/connectors/kit/index.ts';
import { connect } from '../../subgraphs/connectors/sql/driver/connect.ts';
import type { Driver } from '../../subgraphs/connectors/sql/driver/driver.ts';
import { mariadb } from '../../subgraphs/connectors/sql/driver/mariadb.ts';
import { postgresql } from '../../subgraphs/connectors/sql/driver/postgresql.ts';
import { describeTable, pageQuery } from '../../subgraphs/connectors/sql/scan/table.ts';
import { sqlConnector } from '../../subgraphs/connectors/sql/sql.connector.ts';
import { contextFor, pullPages } from '../support/connector-context.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';
import { MARIADB_PROGRAMS, type MariadbServer, startMariadb } from './servers/mariadb.ts';
import { describeWith } from './servers/program.ts';

type Run = (sql: string) => Promise<Record<string, unknown>[]>;
interface System {
  server: Record<string, unknown>;
  run: Run;
  /** Runs a statement in a transaction that stays open until it is told to commit. */
  hold(statement: string): Promise<() => Promise<void>>;
  /** A select that takes some seconds. */
  slow: string;
  driver: Driver;
  /** Makes the server count its rows. */
  analyze: string;
  /** Rows that the server looks at for this statement. */
  rowsRead(statement: string): Promise<number>;
  /** Type of columns that hold bytes, and how three bytes are written. */
  bytes: { type: string; literal(hex: string): string };
  stop(): Promise<void>;
}

const map = {
  externalId: '$string(no_urut)',
  body: 'uraian',
  status: '$status(kode)',
  statusRaw: '$string(kode)',
  privacy: { anonymous: '$bool(samar)', secret: 'false' },
  occurredAt: '$time(waktu_masuk)',
  updatedAt: '$time(waktu_ubah)',
};
const statusMap = { in: { '1': 'RECEIVED', '2': 'IN_PROGRESS', '3': 'CLOSED' }, out: { CLOSED: '3' } };
const BANYAK = {
  ...{ externalId: '$string(n)', body: '"Isi"', status: '"RECEIVED"', statusRaw: '"1"', updatedAt: 'null' },
  ...{ privacy: { anonymous: 'true', secret: 'true' }, occurredAt: '"2026-03-01T00:00:00Z"' },
};
const BIG = '9007199254740993';

/** The same promises hold for each kind of server. */
function promises(start: () => Promise<System>) {
  let system: System;
  beforeAll(async () => {
    system = await start();
    await system.run(`create table laporan (no_urut bigint primary key, uraian text, kode int, samar int,
      waktu_masuk timestamp(6) null, waktu_ubah timestamp(6) null, nilai decimal(30,10), catatan text)`);
  });
  afterAll(() => system.stop());

  const fill = async (rows: [key: string, updated: string | null][]) => {
    await system.run('delete from laporan');
    for (const [key, updated] of rows)
      await system.run(`insert into laporan (no_urut, uraian, kode, samar, waktu_masuk, waktu_ubah, nilai) values
        (${key}, 'Isi ${key}', 1, 0, '2026-03-01 08:15:00', ${updated ? `'${updated}'` : 'null'}, 12345678901234567890.5)`);
  };
  const configOf = (source: object = {}, parts: object = {}) => ({
    server: system.server,
    source: { table: 'laporan', key: 'no_urut', updated: 'waktu_ubah', pageSize: 3, ...source },
    timezone: 'Asia/Jakarta',
    map,
    statusMap,
    ...parts,
  });
  const idsOf = ({ complaints }: { complaints: { externalId: string }[] }) => complaints.map((one) => one.externalId);
  const tied = (count: number): [string, string][] =>
    Array.from({ length: count }, (_, index) => [
      String(index + 1),
      `2026-03-0${1 + Math.floor(index / 8)} 10:00:00.123456`,
    ]);

  test('every row comes once, ties of equal times too, and the run ends', async () => {
    await fill(tied(20));
    const pulled = await pullPages(sqlConnector, configOf());
    expect(pulled.failure).toBeNull();
    expect(pulled.dead).toEqual([]);
    expect(idsOf(pulled)).toEqual(tied(20).map(([key]) => key));
    expect(pulled.complaints[0]).toMatchObject({ occurredAt: '2026-03-01T01:15:00.000Z', status: 'RECEIVED' });
    expect(pulled.complete).toBe(true);
  });

  test('resumed from every cursor, a pull brings exactly the rest', async () => {
    await fill([...tied(10), ['11', null], ['12', null], ['13', null], ['14', null]]);
    const whole = await pullPages(sqlConnector, configOf());
    expect(idsOf(whole)).toHaveLength(14);
    let done = 0;
    const context = contextFor(sqlConnector as never, configOf());
    const sizes: number[] = [];
    for await (const page of sqlConnector.pull(context as never, null)) sizes.push(page.records.length);
    for (const [index, cursor] of whole.cursors.entries()) {
      done += sizes[index] ?? 0;
      if (cursor.scan === null) break;
      expect(idsOf(await pullPages(sqlConnector, configOf(), cursor))).toEqual(idsOf(whole).slice(done));
    }
    expect(done).toBe(14);
  });

  test('keys beyond 2^53 are told apart and kept as text; decimals keep their digits', async () => {
    const keys = [BIG, '9007199254740992', '9007199254740994', '9007199254740995', '9007199254740996'];
    await fill(keys.map((key) => [key, '2026-03-01 10:00:00']));
    const context = contextFor(sqlConnector as never, configOf({ pageSize: 1 }));
    const raws = [];
    for await (const page of sqlConnector.pull(context as never, null)) raws.push(...page.records);
    expect(raws.map(({ no_urut }) => no_urut)).toEqual([...keys].sort());
    expect(raws[0]).toMatchObject({ nilai: '12345678901234567890.5000000000' });
    expect(String(raws[0]?.waktu_ubah)).toMatch(/^2026-03-01 10:00:00/);
  });

  test('a row that is changed between pages comes again, and none is lost', async () => {
    await fill(tied(12));
    const seen: string[] = [];
    let changed = false;
    const context = contextFor(sqlConnector as never, configOf());
    for await (const page of sqlConnector.pull(context as never, null)) {
      seen.push(...page.records.map(({ no_urut }) => String(no_urut)));
      if (!changed) await system.run("update laporan set waktu_ubah = '2026-03-09 10:00:00' where no_urut in (1, 7)");
      changed = true;
    }
    expect(new Set(seen).size).toBe(12);
    expect(seen.filter((key) => key === '1' || key === '7').sort()).toEqual(['1', '1', '7']);
  });

  test('a later pull takes late writers inside the overlap, and nothing older', async () => {
    await fill(tied(12));
    const first = await pullPages(sqlConnector, configOf());
    await fill([...tied(12), ['50', '2026-03-02 09:57:00'], ['51', '2026-03-02 09:00:00']]);
    const later = await pullPages(sqlConnector, configOf(), first.cursors.at(-1) ?? null);
    expect(idsOf(later)).toContain('50');
    expect(idsOf(later)).not.toContain('51');
    expect(later.complete).toBe(false);
  });

  test('without update times new keys are taken, and a day later the whole table is', async () => {
    await fill(tied(5));
    const config = configOf({ updated: undefined, deletes: 'full-scan' });
    const first = await pullPages(sqlConnector, config);
    expect(first.complete).toBe(true);
    await system.run(
      "insert into laporan (no_urut, uraian, kode, samar, waktu_masuk) values (60, 'Baru', 1, 0, '2026-03-01 08:00:00')",
    );
    const cursor = first.cursors.at(-1) ?? null;
    const next = await pullPages(sqlConnector, config, cursor);
    expect([idsOf(next), next.complete]).toEqual([['60'], false]);
    const tomorrow = { now: () => new Date('2026-03-19T03:00:00Z') };
    const full = await pullPages(sqlConnector, config, next.cursors.at(-1) ?? null, tomorrow);
    expect([idsOf(full).length, full.complete]).toEqual([6, true]);
    await system.run('delete from laporan');
    const emptied = await pullPages(sqlConnector, config, cursor, tomorrow);
    expect([emptied.failure?.errorClass, emptied.complete]).toEqual(['drift', false]);
  });

  test.each([
    [
      'a wrong password',
      () => configOf({}, { server: { ...system.server, user: 'siapa', password: 'salah' } }),
      'auth',
    ],
    ['a port nobody listens at', () => configOf({}, { server: { ...system.server, port: 9 } }), 'unavailable'],
    ['a missing table', () => configOf({ table: 'tiada' }), 'drift'],
    ['a missing column', () => configOf({ updated: 'tiada' }), 'drift'],
    ['a query that cannot be read', () => configOf({ table: undefined, query: 'select from where' }), 'config'],
    [
      'a query that writes',
      () => configOf({ table: undefined, query: 'insert into laporan (no_urut) values (99)' }),
      'config',
    ],
  ])('%s has its class, and no message shows the password', async (_, config, errorClass) => {
    const { failure } = await pullPages(sqlConnector, config());
    expect(failure?.errorClass).toBe(errorClass);
    expect(failure?.message).not.toContain('salah');
    expect(await system.run('select no_urut from laporan where no_urut = 99')).toEqual([]);
  });

  test('a status is written back once, and only where the settings allow it', async () => {
    await fill(tied(2));
    const item: StatusPush = {
      externalId: '1',
      status: 'CLOSED',
      statusOut: '3',
      note: 'Selesai',
      at: '2026-03-17T03:00:00Z',
      key: 'k',
    };
    const push = { table: 'laporan', key: 'no_urut', status: 'kode', note: 'catatan' };
    const told = (config: object, one = item) =>
      sqlConnector.pushStatus?.(contextFor(sqlConnector as never, config) as never, one);
    await expect(told(configOf())).rejects.toMatchObject({ errorClass: 'config' });
    expect(await told(configOf({}, { push }))).toEqual({ outcome: 'DONE', remoteRef: '1' });
    expect(await told(configOf({}, { push }))).toEqual({ outcome: 'ALREADY', remoteRef: '1' });
    await expect(told(configOf({}, { push }), { ...item, externalId: '404' })).rejects.toMatchObject({
      errorClass: 'record',
    });
    const rows = await system.run('select kode, catatan from laporan order by no_urut');
    expect(rows).toEqual([
      { kode: 3, catatan: 'Selesai' },
      { kode: 1, catatan: null },
    ]);
  });

  const push = { table: 'laporan', key: 'no_urut', status: 'kode', note: 'catatan' };
  const told = (parts: Partial<StatusPush> = {}, target: object = push) =>
    sqlConnector.pushStatus?.(contextFor(sqlConnector as never, configOf({}, { push: target })) as never, {
      externalId: '1',
      status: 'CLOSED',
      statusOut: '3',
      note: 'Selesai',
      at: '2026-03-17T03:00:00Z',
      key: 'k',
      ...parts,
    });

  test('a row that is deleted while a status is written back is not done', async () => {
    await fill(tied(2));
    const commit = await system.hold('delete from laporan where no_urut = 1');
    const refused = expect(told()).rejects.toMatchObject({
      errorClass: 'record',
      message: expect.stringContaining('No row'),
    });
    await sleep(300);
    await commit();
    await refused;
  });

  test('a status that somebody else sets in the same moment was there already', async () => {
    await fill(tied(2));
    const commit = await system.hold("update laporan set kode = 3, catatan = 'Kami' where no_urut = 1");
    const pushing = told();
    await sleep(300);
    await commit();
    expect(await pushing).toEqual({ outcome: 'ALREADY', remoteRef: '1' });
    expect(await system.run('select catatan from laporan where no_urut = 1')).toEqual([{ catatan: 'Kami' }]);
  });

  test('a note fills an empty column beside a status that was there, and never replaces words', async () => {
    await fill(tied(1));
    await system.run('update laporan set kode = 3');
    expect(await told()).toMatchObject({ outcome: 'DONE' });
    expect(await told({ note: 'Lain' })).toMatchObject({ outcome: 'ALREADY' });
    expect(await told({ note: null })).toMatchObject({ outcome: 'ALREADY' });
    expect(await system.run('select catatan from laporan')).toEqual([{ catatan: 'Selesai' }]);
    await system.run('update laporan set kode = null');
    expect(await told({ note: null })).toMatchObject({ outcome: 'DONE' });
  });

  test('a status is written to no row where two have the key, and a value that does not fit is this item’s fault', async () => {
    await fill(tied(2));
    const doubled = told({ externalId: 'Isi 1' }, { table: 'laporan', key: 'uraian', status: 'kode' });
    expect(await doubled).toMatchObject({ outcome: 'DONE' });
    await system.run("update laporan set uraian = 'sama', kode = 1");
    await expect(
      told({ externalId: 'sama' }, { table: 'laporan', key: 'uraian', status: 'kode' }),
    ).rejects.toMatchObject({ errorClass: 'record', message: expect.stringContaining('More than one row') });
    await expect(told({ statusOut: 'bukan angka' })).rejects.toMatchObject({ errorClass: 'record' });
    await expect(told({ externalId: 'bukan angka' })).rejects.toMatchObject({ errorClass: 'record' });
    await expect(told({}, { ...push, status: 'tiada' })).rejects.toMatchObject({ errorClass: 'drift' });
    expect(await system.run('select distinct kode, catatan from laporan')).toEqual([{ kode: 1, catatan: null }]);
  });

  test.each([
    '1; delete from laporan',
    'select 1 as no_urut) x; delete from laporan; select * from (select 1 as no_urut',
    'select 1 as no_urut; commit; delete from laporan',
  ])('a second statement in the query is never run: %s', async (query) => {
    await fill(tied(3));
    const { failure } = await pullPages(sqlConnector, configOf({ table: undefined, query }));
    expect(failure?.errorClass).toBe('config');
    expect(await system.run('select no_urut from laporan')).toHaveLength(3);
  });

  test('a statement over its time is ended, and that is unavailable', async () => {
    const began = Date.now();
    const { failure } = await pullPages(
      sqlConnector,
      configOf({
        table: undefined,
        query: `select l.* from laporan l join (${system.slow}) s on true where true`,
        timeoutSeconds: 1,
      }),
    );
    expect(failure?.errorClass).toBe('unavailable');
    expect(Date.now() - began).toBeLessThan(5000);
  });

  test('a pull that is told to stop does not wait for the statement under way', async () => {
    const stop = new AbortController();
    const query = `select l.* from laporan l join (${system.slow}) s on true where true`;
    const pulling = pullPages(sqlConnector, configOf({ table: undefined, query }), null, { signal: stop.signal });
    await sleep(300);
    const began = Date.now();
    stop.abort();
    expect((await pulling).complaints).toEqual([]);
    expect(Date.now() - began).toBeLessThan(1000);
  });

  test('a check says whether the database is of the expected shape', async () => {
    const checked = (config: object) => sqlConnector.check(contextFor(sqlConnector as never, config) as never);
    await expect(checked(configOf())).resolves.toBeUndefined();
    await expect(checked(configOf({ table: 'tiada' }))).rejects.toMatchObject({ errorClass: 'drift' });
    await expect(checked(configOf({}, { map: { ...map, body: 'isi' } }))).rejects.toThrow('Column "isi" is not in');
  });

  test('one row dated in the future hides no change: the mark stays at the present of the source', async () => {
    await fill([...tied(3), ['90', '2037-01-01 00:00:00'], ['91', '2037-01-01 00:00:00']]);
    const first = await pullPages(sqlConnector, configOf());
    expect(idsOf(first)).toHaveLength(5);
    const mark = first.cursors.at(-1)?.mark?.updated ?? '';
    expect(Math.abs(Date.parse(`${mark.replace(' ', 'T')}+07:00`) - Date.now())).toBeLessThan(60_000);
    const now = new Date(Date.now() + 7 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);
    await system.run(`update laporan set waktu_ubah = '${now}' where no_urut = 2`);
    const later = await pullPages(sqlConnector, configOf(), first.cursors.at(-1) ?? null);
    expect(idsOf(later)).toEqual(['2', '90', '91']);
  });

  test('a page deep inside rows of one and the same time is found by the index, not by counting', async () => {
    await system.run('drop table if exists banyak');
    await system.run('create table banyak (n int primary key, ubah timestamp(6) null)');
    const values = Array.from({ length: 5000 }, (_, index) => `(${index + 1}, '2026-03-01 10:00:00')`);
    await system.run(`insert into banyak values ${values}`);
    await system.run('create index banyak_ubah on banyak (ubah, n)');
    await system.run(system.analyze);
    const context = contextFor(
      sqlConnector as never,
      configOf({ table: 'banyak', key: 'n', updated: 'ubah', pageSize: 10 }, { map: { ...map, ...BANYAK } }),
    );
    const database = await connect(context as never, true);
    const table = await describeTable(context as never, database).finally(() => database.close());
    const at = { updated: '2026-03-01 10:00:00', key: '4000' };
    const { sql, values: given } = pageQuery(system.driver, table, { pageSize: 10 }, { at, undated: false });
    const statement = sql.replaceAll(
      /\$(\d+)|\?/g,
      (_, index) => `'${index ? given[Number(index) - 1] : given.shift()}'`,
    );
    expect(await system.run(statement)).toHaveLength(11);
    expect(await system.rowsRead(statement)).toBeLessThan(25);
  });

  describe('keys', () => {
    const keyed = async (type: string, keys: string[], pageSize: number, unique = true) => {
      await system.run('drop table if exists kunci');
      await system.run(`create table kunci (kode ${type} ${unique ? 'not null primary key' : 'null'}, isi text)`);
      for (const [index, key] of keys.entries())
        await system.run(`insert into kunci (kode, isi) values (${key}, 'Isi ${index}')`);
      const config = configOf(
        { table: 'kunci', key: 'kode', updated: undefined, pageSize },
        {
          map: {
            externalId: '$string(kode)',
            body: 'isi',
            status: '"RECEIVED"',
            statusRaw: '"1"',
            privacy: { anonymous: 'true', secret: 'true' },
            occurredAt: '"2026-03-01T00:00:00Z"',
          },
        },
      );
      return pullPages(sqlConnector, config);
    };

    test.each([1, 2, 3])('of text with quotes, spaces, letters of all kinds, in pages of %i', async (pageSize) => {
      const keys = ["'A-1'", "'a''; drop table kunci; --'", "'Ñ \\ \"'", "'键'", "''", "'B 2'", "'😀'"];
      const pulled = await keyed('varchar(50)', keys, pageSize);
      expect(pulled.failure).toBeNull();
      expect([...pulled.complaints, ...pulled.dead]).toHaveLength(keys.length);
      expect(idsOf(pulled)).toEqual(expect.arrayContaining(['A-1', "a'; drop table kunci; --", '键', 'B 2', '😀']));
    });

    test.each([1, 2])('of uuid, in pages of %i', async (pageSize) => {
      const keys = ['0', '1', '2', '3', '4'].map((n) => `${n}9c5d7a${n}-5717-4562-b3fc-2c963f66af${n}6`);
      const pulled = await keyed(
        'uuid',
        keys.map((key) => `'${key}'`),
        pageSize,
      );
      expect(idsOf(pulled).sort()).toEqual(keys);
    });

    test.each([1, 2])('of bytes, NUL among them, in pages of %i', async (pageSize) => {
      const keys = ['000001', '00ff00', '5c7830', 'ffffff', '80'];
      const { type, literal } = system.bytes;
      const pulled = await keyed(type, keys.map(literal), pageSize);
      expect(pulled.failure).toBeNull();
      expect(idsOf(pulled).sort()).toEqual(keys.map((hex) => Buffer.from(hex, 'hex').toString('base64')).sort());
    });

    test.each([1, 2, 3, 4])('that stand twice are drift or come all, in pages of %i', async (pageSize) => {
      const { failure } = await keyed('int', ['1', '2', '2', '3'], pageSize, false);
      expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringContaining('no unique key') });
    });

    test('that are empty are told, not passed over', async () => {
      const pulled = await keyed('int', ['1', 'null', '2', 'null'], 2, false);
      expect([pulled.failure, idsOf(pulled)]).toEqual([null, ['1', '2']]);
      expect(pulled.dead).toEqual(Array(2).fill('a row without kode: Its kode is empty.'));
    });
  });
}

describe('a PostgreSQL', () => {
  let database: TestDatabase;
  const start = async (): Promise<System> => {
    database = await testDatabase();
    const url = new URL(database.url);
    const run: Run = async (sql) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      return (await client.query(sql).finally(() => client.end())).rows;
    };
    const server = {
      kind: 'postgresql',
      host: url.hostname,
      port: Number(url.port),
      database: url.pathname.slice(1),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
    const hold = async (statement: string) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query('begin');
      await client.query(statement);
      return async () => {
        await client.query('commit');
        await client.end();
      };
    };
    return {
      server,
      run,
      hold,
      slow: 'select pg_sleep(8)',
      driver: postgresql,
      analyze: 'analyze banyak',
      rowsRead: async (statement) => {
        const [row = {}] = await run(`explain (analyze, format json) ${statement}`);
        const [{ Plan: plan }] = row['QUERY PLAN'] as [{ Plan: { Plans: Record<string, number>[] } }];
        const scan = plan.Plans[0] ?? {};
        return (scan['Actual Rows'] ?? 0) + (scan['Rows Removed by Filter'] ?? 0);
      },
      bytes: { type: 'bytea', literal: (hex) => `'\\x${hex}'` },
      stop: () => database.drop(),
    };
  };
  promises(start);

  test('a function that writes is stopped by the read-only transaction', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client
      .query(
        `create function tulis() returns bigint language sql as 'insert into laporan (no_urut) values (77) returning no_urut'`,
      )
      .finally(() => client.end());
    const url = new URL(database.url);
    const config = {
      dsn: url.href,
      source: {
        query:
          'select tulis() as no_urut, 1 as kode, 0 as samar, null::text as uraian, null::timestamp as waktu_masuk, null::timestamp as waktu_ubah',
        key: 'no_urut',
      },
      timezone: 'Asia/Jakarta',
      map,
      statusMap,
    };
    const { failure } = await pullPages(sqlConnector, config);
    expect([failure?.errorClass, failure?.message]).toEqual(['config', expect.stringContaining('read-only')]);
  });
});

describeWith(MARIADB_PROGRAMS, 'a MariaDB', () => {
  let server: MariadbServer;
  promises(async () => {
    server = await startMariadb();
    await server.run("create user hub@'127.0.0.1' identified by 'rahasia'", "grant all on contoh.* to hub@'127.0.0.1'");
    const { host, port, database } = server;
    return {
      server: { kind: 'mariadb', host, port, database, user: 'hub', password: 'rahasia' },
      run: server.run,
      hold: async (statement) => {
        const connection = await createConnection({ host, port, database, user: 'root' });
        await connection.query('start transaction');
        await connection.query(statement);
        return async () => {
          await connection.query('commit');
          await connection.end();
        };
      },
      slow: 'select sleep(8)',
      driver: mariadb,
      analyze: 'analyze table banyak',
      rowsRead: async (statement) => {
        const [row] = await server.run(`analyze format=json ${statement}`);
        return Number(/"r_rows": ([\d.]+)/.exec(JSON.stringify(row?.ANALYZE).replaceAll('\\', ''))?.[1]);
      },
      bytes: { type: 'varbinary(20)', literal: (hex) => `x'${hex}'` },
      stop: server.stop,
    };
  });

  const account = () => {
    const { host, port, database } = server;
    return { kind: 'mariadb', host, port, database, user: 'hub', password: 'rahasia' };
  };

  test('a function that writes is stopped by the read-only transaction, on tables of any engine', async () => {
    for (const engine of ['InnoDB', 'MyISAM']) {
      await server.run(
        'drop function if exists tulis',
        'drop table if exists catat',
        `create table catat (n int) engine = ${engine}`,
        'create function tulis() returns bigint modifies sql data begin insert into catat values (77); return 1; end',
      );
      const query = `select tulis() as no_urut, 'x' as uraian, 1 as kode, 0 as samar, null as waktu_masuk, null as waktu_ubah`;
      const config = { server: account(), source: { query, key: 'no_urut' }, timezone: 'Asia/Jakarta', map, statusMap };
      const { failure } = await pullPages(sqlConnector, config);
      expect([failure?.errorClass, failure?.message]).toEqual(['config', expect.stringMatching(/read only/i)]);
      expect(await server.run('select * from catat')).toEqual([]);
    }
  });

  test('NUL in keys and texts is read as it stands, and no row beside it is lost', async () => {
    await server.run(
      'drop table if exists nul',
      'create table nul (kode varchar(20) primary key, isi text)',
      `insert into nul values ('a', 'satu'), ('a\\0', 'du\\0a'), ('a\\0b', 'tiga'), ('b', 'empat')`,
    );
    const parts = { externalId: 'kode', body: 'isi', status: '"RECEIVED"', statusRaw: '"1"', updatedAt: 'null' };
    const config = {
      server: account(),
      source: { table: 'nul', key: 'kode', pageSize: 1 },
      timezone: 'Asia/Jakarta',
      map: { ...map, ...BANYAK, ...parts },
      statusMap,
    };
    const { complaints, failure } = await pullPages(sqlConnector, config);
    expect(failure).toBeNull();
    expect(complaints).toHaveLength(4);
    expect(Object.fromEntries(complaints.map(({ externalId, body }) => [externalId, body]))).toEqual({
      a: 'satu',
      'a\0': 'du\0a',
      'a\0b': 'tiga',
      b: 'empat',
    });
  });

  test('a procedure cannot be called, and no file can be written', async () => {
    await server.run(
      'drop procedure if exists ubah',
      "grant file on *.* to hub@'127.0.0.1'",
      'create procedure ubah() modifies sql data delete from laporan',
      "insert into laporan (no_urut, uraian) values (4242, 'Ada')",
    );
    const file = join(tmpdir(), `lapor-hub-outfile-${process.pid}`);
    for (const query of [
      'call ubah()',
      `select 1 as no_urut) x into outfile '${file}' -- `,
      `select 1 as no_urut) x into outfile '${file}' /*`,
    ]) {
      const config = { server: account(), source: { query, key: 'no_urut' }, timezone: 'Asia/Jakarta', map, statusMap };
      const { failure } = await pullPages(sqlConnector, config);
      expect(failure?.errorClass).toBe('config');
    }
    expect(await server.run('select no_urut from laporan where no_urut = 4242')).toHaveLength(1);
    expect(existsSync(file)).toBe(false);
  });

  test('killed in the middle of a pull, it is unavailable; what was read stays', async () => {
    const rows = Array.from(
      { length: 9 },
      (_, index) => `(${index + 1}, 'Isi', 1, 0, '2026-03-01 08:15:00', '2026-03-01 10:00:00')`,
    );
    await server.run(
      'delete from laporan',
      `insert into laporan (no_urut, uraian, kode, samar, waktu_masuk, waktu_ubah) values ${rows}`,
    );
    const { host, port, database } = server;
    const config = {
      server: { kind: 'mariadb', host, port, database, user: 'hub', password: 'rahasia' },
      source: { table: 'laporan', key: 'no_urut', updated: 'waktu_ubah', pageSize: 3 },
      timezone: 'Asia/Jakarta',
      map,
      statusMap,
    };
    const context = contextFor(sqlConnector as never, config);
    const pages = sqlConnector.pull(context as never, null);
    expect((await pages.next()).value?.records).toHaveLength(3);
    await server.kill();
    await expect(pages.next()).rejects.toMatchObject({ errorClass: 'unavailable' });
  });
});
