import { createHash } from 'node:crypto';

/** Id of a seeded agency: the same on every installation, made from its key (UUID version 8, RFC 9562). */
export function seedId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
