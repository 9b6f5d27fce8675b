import { createHash, createHmac } from 'node:crypto';
import { deriveKey } from '../../../common/privacy/derive-key.ts';

/**
 * The key of a row, in the form of a GUID, as old clients keep it: made of the row's id and the hub's secret, so that it
 * need not be stored and a repeated intention gets the same one.
 */
export function keyOf(id: string, secret: string): string {
  const hex = createHmac('sha256', deriveKey(secret, 'door-key')).update(id).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** What is stored of a key; braces and capitals, with which some clients send GUIDs, do not count. */
export const hashOf = (key: string): string =>
  createHash('sha256')
    .update(
      key
        .trim()
        .replace(/^\{|\}$/g, '')
        .toLowerCase(),
    )
    .digest('hex');
