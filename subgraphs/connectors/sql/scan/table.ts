import type { PullContext } from '../../kit/index.ts';
import type { Database } from '../driver/connect.ts';
import type { Column, Driver } from '../driver/driver.ts';
import type { SqlConfig, SqlSource } from '../settings/config.ts';
import type { Position } from './cursor.ts';

/** What is read, checked against the catalogue. */
export interface Table {
  from: string;
  columns: Column[];
  key: Column;
  updated: Column | null;
}

/** Name of what is read: a column is told from the text selected under its name, which may sort otherwise. */
const ROWS = 'source_rows';

/** "schema.table" as identifiers. */
export const tableName = (driver: Driver, name: string) =>
  name
    .split('.')
    .map((part) => driver.quote(part))
    .join('.');

/** Reads the catalogue of the table or query. @throws SourceError('drift') naming a column that is not there */
export async function describeTable(ctx: PullContext<SqlConfig>, database: Database): Promise<Table> {
  const { source, map } = ctx.config;
  const { driver } = database;
  const from = `${source.table ? tableName(driver, source.table) : `(${source.query}\n)`} ${ROWS}`;
  const { columns } = await database.run(driver.page({ columns: '*', rest: `from ${from}`, limit: 0 }));
  const known = new Map(columns.map((column) => [column.name, column]));
  ctx.expect(known.size === columns.length, 'Two columns of the query have the same name.');
  for (const name of [source.key, ...(source.updated ? [source.updated] : []), ...fieldsOf(map)])
    ctx.expect(known.has(name), `Column "${name}" is not in ${source.table ?? 'the query'}.`);
  const key = known.get(source.key) as Column;
  return { from, columns, key, updated: source.updated ? (known.get(source.updated) as Column) : null };
}

const FIELD = /^(?:\$(?:string|status|time|bool|plain)\(\s*)?([A-Za-z_]\w*)\s*\)?$/;

/** Columns that a mapping names by themselves; those inside longer expressions may be missing by intention. */
function fieldsOf(map: object): string[] {
  return Object.entries(map).flatMap(([part, inner]) => {
    if (inner === null || inner === undefined || part === 'kind') return [];
    if (typeof inner === 'object') return fieldsOf(inner);
    const [, field] = FIELD.exec(String(inner).trim()) ?? [];
    return field && !/^(?:true|false|null)$/.test(field) ? [field] : [];
  });
}

/** Says of a row whether it stands where the scan stood: it is the row read last, or its key is no unique one. */
export const TIED = 'source_rows_tied';

/**
 * The statement of the page after `at`, by keyset: never an OFFSET, which shifts when rows move. It begins with the row at
 * `at` once more, marked in a last column TIED, so that a second row of the same key is seen.
 */
export function pageQuery(
  driver: Driver,
  { from, columns, key, updated }: Table,
  { pageSize }: Pick<SqlSource, 'pageSize'>,
  { at, undated }: { at: Position | null; undated: boolean },
): { sql: string; values: string[] } {
  const nameOf = (column: Column) => `${ROWS}.${driver.quote(column.name)}`;
  const keyName = nameOf(key);
  const values: string[] = [];
  const value = (text: string, column: Column) => driver.value(values.push(text), column);
  const isAfterKey = at?.key !== null && at?.key !== undefined;
  const dated = updated && !undated ? nameOf(updated) : null;
  const start = at?.updated ?? null;
  // Placeholders are counted from the left: what is selected comes first.
  const further: string[] = [];
  if (dated && updated && start !== null && isAfterKey) further.push(`${dated} > ${value(start, updated)}`);
  if (isAfterKey) further.push(`${keyName} > ${value(at?.key ?? '', key)}`);
  const tied = further.length > 0 ? `case when ${further.join(' or ')} then 0 else 1 end` : '0';
  const conditions = [`${keyName} is not null`];
  if (updated) conditions.push(`${nameOf(updated)} is ${undated ? '' : 'not '}null`);
  const keyValue = () => value(at?.key ?? '', key);
  if (dated && updated && start !== null) {
    const startValue = () => value(start, updated);
    const isFrom = isAfterKey ? driver.notBefore(dated, keyName, startValue, keyValue) : `${dated} >= ${startValue()}`;
    conditions.push(isFrom);
  } else if (isAfterKey) conditions.push(`${keyName} >= ${keyValue()}`);
  const order = dated ? `${dated}, ${keyName}` : keyName;
  const select = [...columns.map((column) => driver.select(column)), `${tied} as ${TIED}`].join(', ');
  const rest = `from ${from} where ${conditions.join(' and ')} order by ${order}`;
  return { sql: driver.page({ columns: select, rest, limit: pageSize + (isAfterKey ? 1 : 0) }), values };
}

/** The statement of rows that have no key: none of them can ever be told from another. */
export function keylessQuery(driver: Driver, { from, columns, key }: Table, { pageSize }: Pick<SqlSource, 'pageSize'>) {
  const select = columns.map((column) => driver.select(column)).join(', ');
  const rest = `from ${from} where ${ROWS}.${driver.quote(key.name)} is null`;
  return driver.page({ columns: select, rest, limit: pageSize });
}
