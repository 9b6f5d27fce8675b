import { type PullContext, type PushResult, SourceError, type StatusPush } from '../../kit/index.ts';
import { connect } from '../driver/connect.ts';
import { tableName } from '../scan/table.ts';
import type { SqlConfig } from '../settings/config.ts';

/**
 * Sets the status of one row, on a connection of its own that may write. Safe to repeat: a row that has the value is
 * not touched. @throws SourceError: record for a key that is not there or not unique
 */
export async function pushStatus(ctx: PullContext<SqlConfig>, item: StatusPush): Promise<PushResult> {
  const { push } = ctx.config;
  if (!push) throw new SourceError('config', 'The channel states no `push`: the hub may not write to this database.');
  const database = await connect(ctx, false);
  try {
    const { driver } = database;
    const table = tableName(driver, push.table);
    const rest = `from ${table}`;
    const probe = await database.run(driver.page({ columns: '*', rest, limit: 0 }));
    const columnOf = (name: string) => {
      const column = probe.columns.find((one) => one.name === name);
      ctx.expect(column, `Column "${name}" is not in ${push.table}.`);
      return column;
    };
    const key = columnOf(push.key);
    const status = driver.quote(columnOf(push.status).name);
    const note = push.note === undefined || item.note === null ? null : driver.quote(columnOf(push.note).name);
    const where = `where ${driver.quote(key.name)} = ${driver.value(1, key)}`;
    const found = await database.run(driver.page({ columns: status, rest: `${rest} ${where}`, limit: 2 }), [
      item.externalId,
    ]);
    if (found.rows.length !== 1)
      throw new SourceError(
        'record',
        `${found.rows.length === 0 ? 'No row' : 'More than one row'} of ${push.table} has the key ${item.externalId}.`,
      );
    if (String(found.rows[0]?.[0] ?? '') === item.statusOut) return { outcome: 'ALREADY', remoteRef: item.externalId };
    const values =
      note === null ? [item.statusOut, item.externalId] : [item.statusOut, item.note ?? '', item.externalId];
    const set = `${status} = ${driver.value(1)}${note === null ? '' : `, ${note} = ${driver.value(2)}`}`;
    const guard = `where ${driver.quote(key.name)} = ${driver.value(values.length, key)}`;
    await database.run(`update ${table} set ${set} ${guard}`, values);
    return { outcome: 'DONE', remoteRef: item.externalId };
  } finally {
    await database.close();
  }
}
