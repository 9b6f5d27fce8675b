import { createHmac } from 'node:crypto';
import { deriveKey } from '../../common/privacy/derive-key.ts';
import { textKey } from '../../common/text/text-key.ts';

/** Key of a first body that copies of it share, keyed so that nobody guesses texts from it; null: too short. */
export function keyedTextKey(secret: string, body: string): string | null {
  const plain = textKey(body);
  const key = deriveKey(secret, 'text-key:1');
  return plain === null ? null : `1:${createHmac('sha256', key).update(plain).digest('hex')}`;
}
