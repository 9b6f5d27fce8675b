import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { StatusPush } from '../../subgraphs/connectors/kit/index.ts';
import { sqlConnector } from '../../subgraphs/connectors/sql/sql.connector.ts';
import { contextFor, pullPages } from '../support/connector-context.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';
import { MARIADB_PROGRAMS, type MariadbServer, startMariadb } from './servers/mariadb.ts';
import { describeWith } from './servers/program.ts';

type Run = (sql: string) => Promise<Record<string, unknown>[]>;
interface System {
  server: Record<string, unknown>;
  run: Run;
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
    return { server, run, stop: () => database.drop() };
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
      stop: server.stop,
    };
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
