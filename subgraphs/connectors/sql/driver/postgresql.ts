import pg from 'pg';
import type { Json, SourceErrorClass } from '../../kit/index.ts';
import type { Driver, Session } from './driver.ts';

const NUMBERS = new Set([21, 23, 700, 701]);
const BOOL = 16;
const BYTEA = 17;
const TIMESTAMPTZ = 1184;

/** Readers of types; what has none stays the text that the database shows. */
const reader = (oid: number): ((text: string) => Json) => {
  if (NUMBERS.has(oid)) return (text) => (Number.isFinite(Number(text)) ? Number(text) : text);
  if (oid === BOOL) return (text) => text === 't';
  if (oid === BYTEA) return (text) => Buffer.from(text.slice(2), 'hex').toString('base64');
  // "+00" is no zone of ISO 8601; "+00:00" is.
  if (oid === TIMESTAMPTZ) return (text) => text.replace(/[+-]\d\d$/, '$&:00');
  return (text) => text;
};

/** SQLSTATE, or its beginning, to class. The longest that fits counts. */
const CLASSES: [state: string, SourceErrorClass][] = [
  ['25006', 'config'],
  ['3D000', 'config'],
  ['42501', 'auth'],
  ['42601', 'config'],
  ['28', 'auth'],
  ['08', 'unavailable'],
  ['53', 'unavailable'],
  ['57', 'unavailable'],
  ['58', 'unavailable'],
  ['40', 'unavailable'],
  ['42', 'drift'],
  ['22', 'record'],
  ['23', 'record'],
];

/** PostgreSQL. Statements go one at a time by the extended protocol, which takes no second statement. */
export const postgresql: Driver = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  value: (index, column) => (column?.type === String(BYTEA) ? `decode($${index}, 'base64')` : `$${index}`),
  select: ({ name }) => postgresql.quote(name),
  page: ({ columns, rest, limit }) => `select ${columns} ${rest} limit ${limit}`,
  notBefore: (first, second, a, b) => `(${first}, ${second}) >= (${a()}, ${b()})`,
  now: `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  classOf: ({ code = '' }) =>
    CLASSES.find(([state]) => /^[0-9A-Z]{5}$/.test(code) && code.startsWith(state))?.[1] ?? null,

  async open({ address, host, port, tls, timeoutMs, readOnly, ...account }): Promise<Session> {
    const client = new pg.Client({
      ...account,
      host: address,
      port: port ?? 5432,
      ssl: tls ? { servername: host } : false,
      connectionTimeoutMillis: 15_000,
      statement_timeout: timeoutMs,
      query_timeout: timeoutMs + 5_000,
      types: { getTypeParser: reader as never },
    });
    // A connection lost between two statements is told by the next one.
    client.on('error', () => {});
    await client.connect();
    await client.query("set timezone = 'UTC'; set datestyle = 'ISO'");
    const ask = (text: string, values: string[]) =>
      client.query({ text, values, rowMode: 'array', queryMode: 'extended' } as pg.QueryArrayConfig);
    return {
      async run(sql, values = [], most = Number.POSITIVE_INFINITY) {
        await client.query(readOnly ? 'begin read only' : 'begin');
        try {
          const { fields, rows, rowCount } = await ask(sql, values);
          const affected = rowCount ?? 0;
          const end = client.query(readOnly || affected > most ? 'rollback' : 'commit');
          // A reading has what it wanted; should its end fail, the next statement says so.
          await (readOnly ? void end.catch(() => {}) : end);
          const columns = fields.map(({ name, dataTypeID }) => ({ name, type: String(dataTypeID) }));
          return { columns, rows: rows as Json[][], affected };
        } catch (error) {
          await client.query('rollback').catch(() => {});
          throw error;
        }
      },
      close: () => client.end(),
      // With a statement under way, the package cuts the line.
      abort: () => void client.end().catch(() => {}),
    };
  },
};
