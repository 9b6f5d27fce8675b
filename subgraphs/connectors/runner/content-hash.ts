import { createHash } from 'node:crypto';
import type { Json } from '../kit/json.ts';

/** JSON with sorted keys and without undefined values: equal contents have equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  // Every record is hashed twice, so this is written for speed: one pass, no pairs in between.
  const object = value as { [key: string]: unknown };
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const part = object[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(part)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a value's content, whatever the order of its keys. */
export const contentHash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Keys a connector adds to a raw record about the way it was read; they are no content. */
const isAboutReading = (key: string) => key.startsWith('_');

/** SHA-256 of a raw record as the source gave it. */
export const rawHash = (raw: { [key: string]: Json }) =>
  contentHash(Object.fromEntries(Object.entries(raw).filter(([key]) => !isAboutReading(key))));
