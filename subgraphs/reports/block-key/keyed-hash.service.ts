import { hash } from 'node:crypto';
import { deriveKey } from '../../common/privacy/derive-key.ts';

/** Number of the derived key: a new one means building the window again. */
const PURPOSE = 'block-key:2';

const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * Turns the text of a key into 32 bits (HMAC-SHA256, shortened) as an int4; nobody without HUB_SECRET can guess what it
 * says. Two texts in four thousand million share one: then a pair is compared in vain.
 */
export function keyedHash(secret: string, text: string): number {
  const { inner, outer } = padsOf(secret);
  const digest = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
  return hash('sha256', Buffer.concat([outer, digest]), 'buffer').readInt32BE(0);
}

interface Pads {
  inner: Buffer;
  outer: Buffer;
}

const pads = new Map<string, Pads>();

/** The key mixed with both paddings (RFC 2104). HMAC objects of the library cost more than the hashing. */
function padsOf(secret: string): Pads {
  const known = pads.get(secret);
  if (known) return known;
  const key = Buffer.concat([deriveKey(secret, PURPOSE)], BLOCK_BYTES);
  const made = { inner: key.map((byte) => byte ^ INNER) as Buffer, outer: key.map((byte) => byte ^ OUTER) as Buffer };
  pads.set(secret, made);
  return made;
}
