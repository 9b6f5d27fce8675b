import { createHmac } from 'node:crypto';
import { deriveKey } from '../../common/privacy/derive-key.ts';

/** Number of the derived key: a new one means building the window again. */
const PURPOSE = 'block-key:1';

/** Turns the text of a key into 64 bits, as decimal text for int8; nobody without HUB_SECRET can guess what it says. */
export function keyedHash(secret: string, text: string): string {
  const digest = createHmac('sha256', deriveKey(secret, PURPOSE)).update(text).digest();
  return digest.readBigInt64BE(0).toString();
}
