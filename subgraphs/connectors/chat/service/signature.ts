import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Are both texts the same? Takes as long whatever differs, and does not tell their lengths. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}

/** Is it the HMAC-SHA-256 of these bytes, in this spelling? */
export const isSigned = (given: string, body: Buffer, secret: string, spelling: 'hex' | 'base64'): boolean =>
  isSame(given, createHmac('sha256', secret).update(body).digest(spelling));
