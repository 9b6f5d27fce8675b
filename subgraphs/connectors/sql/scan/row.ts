import type { RawRecord } from '../../kit/index.ts';
import type { Position } from './cursor.ts';
import type { Table } from './table.ts';

/** A row as it is kept: its columns, its key as text, and where it stood. */
export function rawOf(row: RawRecord[string][], { columns, key }: Table, externalId: string): RawRecord {
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

/** Where the scan stands after this row. */
export const positionOf = (raw: RawRecord, { updated }: Table, undated: boolean): Position => ({
  updated: updated && !undated ? String(raw[updated.name]) : null,
  key: String(raw._key),
});

/** Do both name the same row, unchanged? */
export const isSame = (one: Position | null, other: Position | null) =>
  one?.key === other?.key && one?.updated === other?.updated;
