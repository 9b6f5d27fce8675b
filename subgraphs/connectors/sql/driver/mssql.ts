import type { Json, SourceErrorClass } from '../../kit/index.ts';
import type { Driver, Session } from './driver.ts';
import { notBefore } from './not-before.ts';

const CLASSES: Record<string, SourceErrorClass> = {
  18456: 'auth',
  229: 'auth',
  230: 'auth',
  4060: 'config',
  102: 'config',
  156: 'config',
  207: 'drift',
  208: 'drift',
  1205: 'unavailable',
  245: 'record',
  515: 'record',
  547: 'record',
  2628: 'record',
  8114: 'record',
  8152: 'record',
  8169: 'record',
  ELOGIN: 'auth',
  ETIMEOUT: 'unavailable',
  ESOCKET: 'unavailable',
  ECONNCLOSED: 'unavailable',
};
const TIMES = /^(?:date|time|datetime|datetime2|smalldatetime|datetimeoffset)$/i;
const BYTES = /^(?:binary|varbinary|timestamp|rowversion)$/i;
const EXACT = /^(?:bigint|decimal|numeric|money|smallmoney)$/i;

const quote = (name: string) => `[${name.replaceAll(']', ']]')}]`;

/** The part of the package `mssql` (which brings no types) that is used. */
export interface MssqlPackage {
  ConnectionPool: new (settings: object) => Pool;
}
interface Pool {
  connect(): Promise<Pool>;
  close(): Promise<void>;
  request(): Request;
}
interface Request {
  arrayRowMode: boolean;
  input(name: string, value: string): void;
  query(sql: string): Promise<{
    recordset?: unknown[][];
    columns?: { name: string; type: { declaration?: string } }[][];
    rowsAffected: number[];
  }>;
}

/**
 * SQL Server. It knows no read-only transaction: a read's transaction is rolled back whatever it did, and the account
 * has to be one that may only read. No SQL Server was available: tests hold what the package is told (statements, parameters,
 * settings) and how its results and errors are read, against a fake of the package. Whether a server takes these
 * statements nobody has seen.
 *
 * @param load gives the package; replaced in tests
 */
export const mssqlDriver = (load: () => Promise<MssqlPackage>): Driver => ({
  quote,
  value: (index, { type } = { name: '', type: '' }) =>
    TIMES.test(type)
      ? `convert(${type}, @p${index}, 121)`
      : BYTES.test(type)
        ? `convert(varbinary(8000), @p${index}, 1)`
        : `@p${index}`,
  select: (column) => {
    const name = quote(column.name);
    if (TIMES.test(column.type)) return `convert(varchar(40), ${name}, 121) as ${name}`;
    if (BYTES.test(column.type)) return `convert(varchar(max), ${name}, 1) as ${name}`;
    return EXACT.test(column.type) ? `convert(varchar(60), ${name}) as ${name}` : name;
  },
  page: ({ columns, rest, limit }) => `select top (${limit}) ${columns} ${rest}`,
  notBefore,
  now: `convert(varchar(40), sysutcdatetime(), 126) + 'Z'`,
  classOf: ({ number, code }) => CLASSES[String(number)] ?? CLASSES[code ?? ''] ?? null,

  async open({ address, host, port, tls, timeoutMs, readOnly, ...account }): Promise<Session> {
    const { ConnectionPool } = await load();
    const pool = new ConnectionPool({
      ...account,
      server: address,
      port: port ?? 1433,
      pool: { min: 1, max: 1 },
      connectionTimeout: 15_000,
      requestTimeout: timeoutMs,
      options: { encrypt: tls, ...(tls && { serverName: host }), readOnlyIntent: readOnly },
    });
    await pool.connect();
    return {
      async run(sql, values = [], most) {
        const request = pool.request();
        request.arrayRowMode = true;
        for (const [index, value] of values.entries()) request.input(`p${index + 1}`, value);
        const guard = most === undefined ? '' : `if @@rowcount > ${most} rollback transaction else `;
        const end = readOnly ? 'rollback' : `${guard}commit`;
        const {
          recordset = [],
          columns = [],
          rowsAffected,
        } = await request.query(`set xact_abort on; begin transaction; ${sql}; ${end} transaction`);
        return {
          columns: (columns[0] ?? []).map(({ name, type }) => ({ name, type: type.declaration ?? '' })),
          rows: recordset.map((row) => row.map(plain)),
          affected: rowsAffected.at(-1) ?? 0,
        };
      },
      close: () => pool.close(),
      abort: () => void pool.close().catch(() => {}),
    };
  },
});

/** SQL Server by the package `mssql`, which is loaded when the first channel needs it. */
export const mssql: Driver = mssqlDriver(async () => {
  // @ts-expect-error: the package has no types
  return (await import('mssql')).default;
});

const plain = (value: unknown): Json =>
  Buffer.isBuffer(value) ? value.toString('base64') : value instanceof Date ? value.toISOString() : (value as Json);
