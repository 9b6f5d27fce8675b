import type { Page, PullContext, RawRecord } from '../../kit/index.ts';
import type { Database } from '../driver/connect.ts';
import type { SqlConfig } from '../settings/config.ts';
import { columnNotes } from './column-notes.ts';
import { begun, type Position, type Scan, type SqlCursor } from './cursor.ts';
import { notAfter } from './mark.ts';
import { isSame, positionOf, rawOf } from './row.ts';
import { describeTable, keylessQuery, pageQuery, type Table } from './table.ts';

/** Pages of the table from where the cursor stands; one page is in memory at a time. */
export async function* scanPages(
  ctx: PullContext<SqlConfig>,
  database: Database,
  cursor: SqlCursor | null,
): AsyncGenerator<Page<SqlCursor>> {
  const table = await describeTable(ctx, database);
  const columns = table.columns.map(({ name, type }) => `${name} ${type}`);
  const sourceNow = table.updated ? await nowOf(database) : null;
  let notes = columnNotes(cursor?.columns ?? columns, columns);
  let unreadable = cursor?.scan ? [] : await keyless(ctx, database, table);
  let state = { ...begun(cursor, ctx.config.source, ctx.now(), ctx.since), columns };
  for (;;) {
    const { records, scan, mark, end } = await readPage(ctx, database, table, state);
    ctx.expect(!end || !scan.full || scan.seen > 0 || !state.mark, 'The table is empty, where rows were.');
    const fullScanAt = end && scan.full ? scan.startedAt : state.fullScanAt;
    state = { ...state, scan, mark: notAfter(sourceNow, mark, ctx.config.timezone), fullScanAt };
    yield {
      records,
      cursor: end ? { ...state, scan: null } : state,
      notes,
      ...(unreadable.length > 0 && { unreadable }),
      ...(end && scan.full && { complete: true }),
    };
    if (end) return;
    [notes, unreadable] = [[], []];
  }
}

interface Read {
  records: RawRecord[];
  scan: Scan;
  mark: Position | null;
  end: boolean;
}

async function readPage(
  ctx: PullContext<SqlConfig>,
  database: Database,
  table: Table,
  { scan, mark }: SqlCursor & { scan: Scan },
): Promise<Read> {
  const { source, map } = ctx.config;
  const { sql, values } = pageQuery(database.driver, table, source, scan);
  const { rows } = await database.run(sql, values);
  // A table without a unique key would lose rows at the edge of a page: the row read last is read again to see its like.
  const isUnique = rows.filter((row) => Number(row.at(-1)) === 1).length <= 1;
  ctx.expect(isUnique, `"${table.key.name}" is no unique key: rows of one value stand at the edge of a page.`);
  const isShort = rows.length < source.pageSize + (scan.at?.key == null ? 0 : 1);
  const read = rows.map((row) => rawOf(row, table, map.externalId));
  const records = read.filter((raw) => !isSame(positionOf(raw, table, scan.undated), scan.at));
  const keys = new Set(records.map(({ _key }) => _key));
  ctx.expect(keys.size === records.length, `"${table.key.name}" is no unique key: one value stands in several rows.`);
  const last = records.at(-1);
  const at = last ? positionOf(last, table, scan.undated) : scan.at;
  const next = { ...scan, at, seen: scan.seen + records.length };
  const newest = scan.undated || !last ? mark : at;
  if (isShort && table.updated && !scan.undated)
    return { records, scan: { ...next, at: null, undated: true }, mark: newest, end: false };
  return { records, scan: next, mark: newest ?? mark, end: isShort };
}

/** Rows without a key, at the beginning of a scan. */
async function keyless(ctx: PullContext<SqlConfig>, database: Database, table: Table) {
  const { rows } = await database.run(keylessQuery(database.driver, table, ctx.config.source));
  return rows.map((row) => {
    const { _key, _id, [table.key.name]: key, ...raw } = rawOf(row, table, '');
    return { raw, where: `a row without ${table.key.name}`, why: `Its ${table.key.name} is empty.` };
  });
}

async function nowOf({ driver, run }: Database): Promise<Date> {
  const { rows } = await run(`select ${driver.now} as source_now`);
  return new Date(String(rows[0]?.[0]));
}
