import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/** Key in use for new seals. A rotation adds a number here and keeps the old ones for opening. */
const KEY_ID = '1';
const KEY_IDS = new Set([KEY_ID]);

/** Keys as the cipher takes them: making one costs as much as sealing a short text. */
const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(secret: string, id: string): KeyObject {
  const derived = deriveKey(secret, `seal:${id}`);
  const known = keys.get(derived);
  if (known) return known;
  const key = createSecretKey(derived);
  keys.set(derived, key);
  return key;
}

const NONCE_BYTES = 12;
/** Random bytes drawn in one go: a call for each nonce costs as much as sealing a short text. */
const drawn = Buffer.alloc(NONCE_BYTES * 512);
let used = drawn.length;

function newNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += NONCE_BYTES;
  return Buffer.from(drawn.subarray(used - NONCE_BYTES, used));
}

/** Encrypts a text (AES-256-GCM): "<key id>.<nonce>.<tag>.<ciphertext>", base64url. */
export function seal(secret: string, text: string): string {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, KEY_ID), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [KEY_ID, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

/** The text inside a seal. @throws when it was tampered with or sealed with another secret. */
export function unseal(secret: string, sealed: string): string {
  const [keyId = '', nonce = '', tag = '', body = ''] = sealed.split('.');
  if (!KEY_IDS.has(keyId)) throw new Error(`A seal names the key ${keyId}, which is not here.`);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, keyId), Buffer.from(nonce, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
}
