import type { Json } from '../../kit/index.ts';

/** An object of a reply. */
export type Row = { [key: string]: Json };

/** Elements that only hold others, in XML and in the JSON that is made of it. */
const WRAPPERS = [
  'service_requests',
  'service_request',
  'requests',
  'request',
  'services',
  'service',
  'endpoints',
  'endpoint',
];

/** Is it an object? */
export const isRow = (value: Json | undefined): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The rows of a list, however it is wrapped: an array, one object instead of it, `service_requests`, `null`, nothing.
 * What is no object stays as it is. Null: it is no list of rows that bear one of `keys`.
 */
export function rowsOf(value: Json | undefined, keys: readonly string[]): Json[] | null {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value))
    return value.flatMap((part) => (isRow(part) ? (rowsOf(part, keys) ?? [part]) : part === null ? [] : [part]));
  if (!isRow(value)) return null;
  if (keys.some((key) => key in value)) return [value];
  if (Object.keys(value).length === 0) return [];
  const wrapper = WRAPPERS.find((name) => name in value);
  return wrapper === undefined ? null : rowsOf(value[wrapper], keys);
}
