import { hkdfSync } from 'node:crypto';

/** Keys derived so far: a page of records needs the same one a thousand times, and a process has few secrets and purposes. */
const derived = new Map<string, Buffer>();

/** A 32-byte key for one purpose, derived from HUB_SECRET (HKDF-SHA256, RFC 5869): equal inputs, equal key. */
export function deriveKey(secret: string, purpose: string): Buffer {
  const name = `${purpose}\0${secret}`;
  const known = derived.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', secret, 'lapor-hub', purpose, 32));
  derived.set(name, key);
  return key;
}
