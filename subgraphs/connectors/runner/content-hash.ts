import { createHash } from 'node:crypto';
import type { Json } from '../kit/json.ts';

/** JSON with sorted keys and without undefined values: equal contents have equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

/** SHA-256 of a value's content, whatever the order of its keys. */
export const contentHash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Keys a connector adds to a raw record about the way it was read; they are no content. */
const isAboutReading = (key: string) => key.startsWith('_');

/** SHA-256 of a raw record as the source gave it. */
export const rawHash = (raw: { [key: string]: Json }) =>
  contentHash(Object.fromEntries(Object.entries(raw).filter(([key]) => !isAboutReading(key))));
