import type { Json, RawRecord } from '../../kit/json.ts';

/** Where a value stands in a raw record: keys and positions from the top. */
export type Path = (string | number)[];

/** Paths of every text, number, truth value and null of a record; keys with `_` are about reading, not content. */
export function leavesOf(raw: RawRecord): Path[] {
  return Object.keys(raw)
    .filter((key) => !key.startsWith('_'))
    .flatMap((key) => below(raw[key], [key]));
}

function below(value: Json | undefined, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => below(part, [...path, index]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => below(part, [...path, key]));
}

/** The value at a path; undefined: there is none. */
export const valueAt = (raw: RawRecord, path: Path): Json | undefined =>
  path.reduce<Json | undefined>((value, key) => (value as { [key: string]: Json } | null)?.[key], raw);

/** A copy of the record with another value at the path; undefined takes the key away. */
export function withValue(raw: RawRecord, path: Path, value: Json | undefined): RawRecord {
  const copy = structuredClone(raw);
  const last = path.at(-1);
  const holder = valueAt(copy, path.slice(0, -1)) as { [key: string]: Json } | undefined;
  if (holder === undefined || last === undefined) return copy;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** The path as an author writes it: `pelapor.nama`, `lampiran[0]`. */
export const written = (path: Path) =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
