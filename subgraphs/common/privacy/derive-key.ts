import { hkdfSync } from 'node:crypto';

/** A 32-byte key for one purpose, derived from HUB_SECRET (HKDF-SHA256, RFC 5869): equal inputs, equal key. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'lapor-hub', purpose, 32));
