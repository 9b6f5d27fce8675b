import { createConnection, type FieldInfo } from 'mariadb';
import type { Json, SourceErrorClass } from '../../kit/index.ts';
import type { Driver, Session } from './driver.ts';

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
};
const NUMERIC = /^(?:TINY|SMALL|MEDIUM|INT|INT24|SHORT|LONG|BIGINT|LONGLONG)/;

/** MariaDB and MySQL. */
export const mariadb: Driver = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  // A text compared with a whole number is compared as a float, which loses digits beyond 2^53.
  value: (_, column) => (NUMERIC.test(column?.type ?? '') ? 'cast(? as decimal(65))' : '?'),
  select: ({ name }) => mariadb.quote(name),
  page: ({ columns, rest, limit }) => `select ${columns} ${rest} limit ${limit}`,
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
    return {
      async run(sql, values = []) {
        await connection.query(readOnly ? 'start transaction read only' : 'start transaction');
        try {
          const result = await connection.query(sql, values);
          await connection.query('commit');
          if (!Array.isArray(result)) return { columns: [], rows: [], affected: result.affectedRows };
          const meta = (result as unknown as { meta: FieldInfo[] }).meta;
          const columns = meta.map((column) => ({ name: column.name(), type: String(column.type) }));
          return { columns, rows: result.map((row: unknown[]) => row.map(plain)), affected: 0 };
        } catch (error) {
          await connection.query('rollback').catch(() => {});
          throw error;
        }
      },
      close: () => connection.end(),
    };
  },
};

function plain(value: unknown): Json {
  if (typeof value === 'bigint') return String(value);
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value as Json;
}
