import { createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/** Kinds of reporter ids that can be compared without being read. */
export type IdKind = 'PHONE' | 'NIK' | 'EMAIL';

/** How an id is written before it is compared. */
const NORMAL_FORM: Record<IdKind, (value: string) => string> = {
  PHONE: (value) => value.replace(/\D/g, '').replace(/^(?:62|0)/, '+62'),
  NIK: (value) => value.replace(/\D/g, ''),
  EMAIL: (value) => value.trim().toLowerCase(),
};

/** Keyed hash of a normalised id, "<key id>:<hex>": equal ids give equal hashes, nobody reads the id back. */
export function blindIndex(secret: string, kind: IdKind, value: string): string {
  const key = deriveKey(secret, 'blind-index:1');
  return `1:${createHmac('sha256', key)
    .update(`${kind}:${NORMAL_FORM[kind](value)}`)
    .digest('hex')}`;
}
