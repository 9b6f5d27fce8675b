import { type PullContext, type PushResult, SourceError, type StatusPush } from '../../kit/index.ts';
import { connect, type Database } from '../driver/connect.ts';
import type { Column, Driver } from '../driver/driver.ts';
import { tableName } from '../scan/table.ts';
import type { SqlConfig } from '../settings/config.ts';

type Push = NonNullable<SqlConfig['push']>;
/** Columns of the row that is told, checked against the catalogue; `status` and `note` are quoted. */
export interface Target {
  table: string;
  key: Column;
  status: string;
  /** Null: no column of the settings, or nothing was written. */
  note: string | null;
}

/**
 * Sets the status of one row by one statement, on a connection of its own that may write. Safe to repeat: a row that
 * has the status is not touched, unless it lacks the note. @throws SourceError: record for a key that is not there or
 * not unique, or for a value that the column does not take
 */
export async function pushStatus(ctx: PullContext<SqlConfig>, item: StatusPush): Promise<PushResult> {
  const { push } = ctx.config;
  if (!push) throw new SourceError('config', 'The channel states no `push`: the hub may not write to this database.');
  const database = await connect(ctx, false);
  try {
    const target = await targetOf(ctx, database, push, item);
    const { sql, values } = updateOf(database.driver, target, item);
    const { affected } = await database.run(sql, values, 1);
    if (affected > 1)
      throw new SourceError('record', `More than one row of ${push.table} has the key ${item.externalId}.`);
    if (affected === 0) await expectRow(database, target, push, item);
    return { outcome: affected === 1 ? 'DONE' : 'ALREADY', remoteRef: item.externalId };
  } finally {
    await database.close();
  }
}

async function targetOf(
  ctx: PullContext<SqlConfig>,
  { driver, run }: Database,
  push: Push,
  { note }: StatusPush,
): Promise<Target> {
  const table = tableName(driver, push.table);
  const { columns } = await run(driver.page({ columns: '*', rest: `from ${table}`, limit: 0 }));
  const columnOf = (name: string) => {
    const column = columns.find((one) => one.name === name);
    ctx.expect(column, `Column "${name}" is not in ${push.table}.`);
    return column;
  };
  const noteName = push.note === undefined ? null : driver.quote(columnOf(push.note).name);
  return {
    table,
    key: columnOf(push.key),
    status: driver.quote(columnOf(push.status).name),
    note: note === null ? null : noteName,
  };
}

/** The one statement of a push. Its guard decides in the moment of writing: what somebody set or deleted meanwhile counts. */
export function updateOf(driver: Driver, { table, key, status, note }: Target, item: StatusPush) {
  const values: string[] = [];
  const value = (text: string, column?: Column) => driver.value(values.push(text), column);
  const set = [`${status} = ${value(item.statusOut)}`];
  if (note !== null) set.push(`${note} = ${value(item.note ?? '')}`);
  const where = `${driver.quote(key.name)} = ${value(item.externalId, key)}`;
  const differs = [`${status} <> ${value(item.statusOut)}`, `${status} is null`];
  // Words that stand there already may be the office's own.
  if (note !== null) differs.push(`${note} is null`, `${note} = ''`);
  return { sql: `update ${table} set ${set.join(', ')} where ${where} and (${differs.join(' or ')})`, values };
}

async function expectRow(database: Database, { table, key }: Target, push: Push, item: StatusPush): Promise<void> {
  const { driver } = database;
  const rest = `from ${table} where ${driver.quote(key.name)} = ${driver.value(1, key)}`;
  const { rows } = await database.run(driver.page({ columns: '1 as found', rest, limit: 2 }), [item.externalId]);
  if (rows.length === 0) throw new SourceError('record', `No row of ${push.table} has the key ${item.externalId}.`);
}
