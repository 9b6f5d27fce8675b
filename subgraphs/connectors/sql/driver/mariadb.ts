import { createConnection, type FieldInfo } from 'mariadb';
import type { Json, SourceErrorClass } from '../../kit/index.ts';
import type { Driver, Session } from './driver.ts';
import { notBefore } from './not-before.ts';

const CLASSES: Record<number, SourceErrorClass> = {
  1044: 'auth',
  1045: 'auth',
  1142: 'auth',
  1143: 'auth',
  1698: 'auth',
  1049: 'config',
  1064: 'config',
  1792: 'config',
  1290: 'config',
  1054: 'drift',
  1146: 'drift',
  1040: 'unavailable',
  1205: 'unavailable',
  1213: 'unavailable',
  1969: 'unavailable',
  3024: 'unavailable',
  1048: 'record',
  1264: 'record',
  1265: 'record',
  1292: 'record',
  1366: 'record',
  1406: 'record',
  1452: 'record',
  4025: 'record',
};
const NUMERIC = /^(?:TINY|SMALL|MEDIUM|INT|INT24|SHORT|LONG|BIGINT|LONGLONG)/;
const BINARY = 'BINARY';
const TEXTS = /STRING|VARCHAR|BLOB/;
/** Collation of bytes that are no text. */
const OF_BYTES = 63;

/** MariaDB and MySQL. */
export const mariadb: Driver = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  // A text compared with a whole number is compared as a float, which loses digits beyond 2^53.
  value: (_, { type } = { name: '', type: '' }) =>
    NUMERIC.test(type) ? 'cast(? as decimal(65))' : type === BINARY ? 'from_base64(?)' : '?',
  select: ({ name }) => mariadb.quote(name),
  page: ({ columns, rest, limit }) => `select ${columns} ${rest} limit ${limit}`,
  notBefore,
  now: `date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')`,
  classOf: ({ errno = 0, sqlState }) =>
    CLASSES[errno] ?? (sqlState?.startsWith('42') ? 'drift' : errno >= 45_000 ? 'unavailable' : null),

  async open({ address, host, port, tls, timeoutMs, readOnly, ...account }): Promise<Session> {
    const connection = await createConnection({
      ...account,
      host: address,
      port: port ?? 3306,
      ssl: tls ? ({ servername: host } as object) : false,
      connectTimeout: 15_000,
      socketTimeout: timeoutMs + 5_000,
      dateStrings: true,
      rowsAsArray: true,
      multipleStatements: false,
      autoJsonMap: false,
      charset: 'utf8mb4',
    });
    connection.on('error', () => {});
    // MariaDB counts seconds, MySQL milliseconds, and each knows its own word only.
    await connection
      .query(`set session max_statement_time = ${timeoutMs / 1000}`)
      .catch(() => connection.query(`set session max_execution_time = ${timeoutMs}`));
    // A value that does not fit is an error, not cut off.
    await connection.query(`set session sql_mode = concat(@@sql_mode, ',STRICT_ALL_TABLES')`);
    return {
      async run(sql, values = [], most = Number.POSITIVE_INFINITY) {
        await connection.query(readOnly ? 'start transaction read only' : 'start transaction');
        try {
          const result = await connection.query(sql, values);
          const end = connection.query(readOnly || result.affectedRows > most ? 'rollback' : 'commit');
          // A reading has what it wanted; should its end fail, the next statement says so.
          await (readOnly ? void end.catch(() => {}) : end);
          if (!Array.isArray(result)) return { columns: [], rows: [], affected: result.affectedRows };
          const meta = (result as unknown as { meta: FieldInfo[] }).meta;
          const columns = meta.map((column) => ({ name: column.name(), type: typeOf(column) }));
          return { columns, rows: result.map((row: unknown[]) => row.map(plain)), affected: 0 };
        } catch (error) {
          await connection.query('rollback').catch(() => {});
          throw error;
        }
      },
      close: () => connection.end(),
      abort: () => connection.destroy(),
    };
  },
};

const typeOf = ({ type, collation }: FieldInfo) =>
  TEXTS.test(String(type)) && collation.index === OF_BYTES ? BINARY : String(type);

function plain(value: unknown): Json {
  if (typeof value === 'bigint') return String(value);
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value as Json;
}
