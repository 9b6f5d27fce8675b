import type { Page, PullContext, RawRecord } from '../../kit/index.ts';
import type { Database } from '../driver/connect.ts';
import type { SqlConfig } from '../settings/config.ts';
import { begun, type Position, type Scan, type SqlCursor } from './cursor.ts';
import { describeTable, pageQuery, type Table } from './table.ts';

/** Pages of the table from where the cursor stands; one page is in memory at a time. */
export async function* scanPages(
  ctx: PullContext<SqlConfig>,
  database: Database,
  cursor: SqlCursor | null,
): AsyncGenerator<Page<SqlCursor>> {
  const table = await describeTable(ctx, database);
  const columns = table.columns.map(({ name, type }) => `${name} ${type}`);
  let notes = columnNotes(cursor?.columns ?? columns, columns);
  let state = { ...begun(cursor, ctx.config.source, ctx.now(), ctx.since), columns };
  for (;;) {
    const { records, scan, mark, end } = await readPage(ctx, database, table, state);
    ctx.expect(!end || !scan.full || scan.seen > 0 || !state.mark, 'The table is empty, where rows were.');
    const fullScanAt = end && scan.full ? scan.startedAt : state.fullScanAt;
    state = { ...state, scan, mark, fullScanAt };
    yield {
      records,
      cursor: end ? { ...state, scan: null } : state,
      notes,
      ...(end && scan.full && { complete: true }),
    };
    if (end) return;
    notes = [];
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
  const records = rows.map((row) => rawOf(row, table, map.externalId));
  const last = records.at(-1);
  const at = last ? positionOf(last, table, scan.undated) : scan.at;
  ctx.expect(!last || !same(at, scan.at), `Paging stands still: "${table.key.name}" is no unique key.`);
  const keys = new Set(records.map(({ _key }) => _key));
  ctx.expect(keys.size === records.length, `"${table.key.name}" is no unique key: one value stands in several rows.`);
  const isShort = rows.length < source.pageSize;
  const next = { ...scan, at, seen: scan.seen + rows.length };
  const newest = scan.undated || !last ? mark : at;
  if (isShort && table.updated && !scan.undated)
    return { records, scan: { ...next, at: null, undated: true }, mark: newest, end: false };
  return { records, scan: next, mark: newest ?? mark, end: isShort };
}

function rawOf(row: RawRecord[string][], { columns, key }: Table, externalId: string): RawRecord {
  const raw: RawRecord = {};
  for (let index = 0; index < columns.length; index += 1) {
    const { name } = columns[index] as { name: string };
    raw[name] = row[index] ?? null;
  }
  const text = String(raw[key.name] ?? '');
  raw[key.name] = text;
  raw._key = text;
  raw._where = `row ${key.name} = ${text}`;
  // Only where the complaint is named by the key can an unusable row be named without the mapping.
  if (externalId === key.name || externalId === `$string(${key.name})`) raw._id = text;
  return raw;
}

const positionOf = (raw: RawRecord, { updated }: Table, undated: boolean): Position => ({
  updated: updated && !undated ? String(raw[updated.name]) : null,
  key: String(raw._key),
});

const same = (one: Position | null, other: Position | null) =>
  one?.key === other?.key && one?.updated === other?.updated;

function columnNotes(before: string[], now: string[]): string[] {
  const gone = before.filter((column) => !now.includes(column)).map((column) => column.split(' ')[0]);
  const added = now.filter((column) => !before.includes(column)).map((column) => column.split(' ')[0]);
  return [
    ...(gone.length > 0 ? [`Columns gone or changed: ${gone.join(', ')}.`] : []),
    ...(added.length > 0 ? [`Columns new or changed: ${added.join(', ')}.`] : []),
  ];
}
