import type { Json } from '../../kit/index.ts';
import { isRow, type Row } from '../wire/list.parser.ts';

/** Asks a request by field; dots lead inwards ("extended_attributes.private"). */
export type Said = (path: string) => Json;

/** What says nothing ('', words of the settings, a list of nothing) is null. */
export function saidBy(row: Row, nullWords: string[]): Said {
  const nothing = new Set(['', ...nullWords.map((word) => word.toLowerCase())]);
  return (path) => {
    const value = valueAt(row, path);
    if (typeof value === 'string') return nothing.has(value.trim().toLowerCase()) ? null : value.trim();
    return isRow(value) && Object.keys(value).length === 0 ? null : value;
  };
}

/** A field as text; lists and objects are none. */
export function textOf(value: Json): string | null {
  if (value === null || typeof value === 'object') return null;
  return String(value);
}

/** First of several fields that says something, as text. */
export const firstText = (said: Said, paths: string[]): string | null =>
  paths.map((path) => textOf(said(path))).find((text) => text !== null) ?? null;

function valueAt(row: Row, path: string): Json {
  if (path in row) return row[path] ?? null;
  let value: Json = row;
  for (const name of path.split('.')) {
    if (!isRow(value)) return null;
    value = value[name] ?? null;
  }
  return value;
}
