import { createHmac, createSecretKey, hash, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto';
import { hubError } from '../errors/hub-error.ts';
import { deriveKey } from '../privacy/derive-key.ts';
import type { Viewer } from './viewer.ts';

/** How old a signed call may be, and how far ahead its clock; also how long its nonce is remembered. */
const TOLERANCE_MS = 60_000;

/** Headers by which the gateway tells a subgraph who asks. */
export type SignedHeaders = Record<'x-hub-viewer' | 'x-hub-time' | 'x-hub-nonce' | 'x-hub-signature', string>;

/** Signs the viewer for one call with exactly this body. */
export function signViewer(viewer: Viewer, body: string, secret: string, now: Date): SignedHeaders {
  const encoded = Buffer.from(JSON.stringify(viewer)).toString('base64url');
  const [time, nonce] = [now.toISOString(), randomUUID()];
  return {
    'x-hub-viewer': encoded,
    'x-hub-time': time,
    'x-hub-nonce': nonce,
    'x-hub-signature': signatureOf(secret, encoded, time, nonce, body).toString('base64url'),
  };
}

/**
 * The viewer a signed call names.
 * @throws UNAUTHENTICATED when a header is missing, the signature does not fit, the call is old or comes a second time.
 */
export function verifyViewer(
  headers: Record<string, unknown>,
  body: string,
  secret: string,
  now: Date,
  nonces: NonceMemory,
): Viewer {
  const header = (name: keyof SignedHeaders) => String(headers[name] ?? '');
  const [viewer, time, nonce] = [header('x-hub-viewer'), header('x-hub-time'), header('x-hub-nonce')];
  const expected = signatureOf(secret, viewer, time, nonce, body);
  const given = Buffer.from(header('x-hub-signature'), 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    refuse('the call is not signed by the gateway');
  if (!(Math.abs(now.valueOf() - Date.parse(time)) <= TOLERANCE_MS))
    refuse('the signed call is too old, or two clocks differ');
  if (!nonces.isNew(nonce, now)) refuse('the signed call came a second time');
  return JSON.parse(Buffer.from(viewer, 'base64url').toString('utf8'));
}

/** Nonces of the last two minutes: long enough that a repeated call is either remembered or too old. */
export class NonceMemory {
  private recent = new Set<string>();
  private older = new Set<string>();
  private turnedAt = 0;

  /** @param most how many are kept of two minutes; far above what one subgraph can answer in that time */
  constructor(private readonly most = 1_000_000) {}

  /** Remembers the nonce; false when it was seen before, or when there is no room to remember it. */
  isNew(nonce: string, now: Date): boolean {
    if (now.valueOf() - this.turnedAt > 2 * TOLERANCE_MS) {
      this.older = this.recent;
      this.recent = new Set();
      this.turnedAt = now.valueOf();
    }
    if (this.recent.has(nonce) || this.older.has(nonce) || this.recent.size >= this.most) return false;
    this.recent.add(nonce);
    return true;
  }
}

function signatureOf(secret: string, ...parts: [viewer: string, time: string, nonce: string, body: string]): Buffer {
  const [viewer, time, nonce, body] = parts;
  const bodyHash = hash('sha256', body, 'hex');
  // As JSON, so that no character can wander from the time into the nonce and make a repeated call look new.
  return createHmac('sha256', signingKey(secret))
    .update(JSON.stringify([viewer, time, nonce, bodyHash]))
    .digest();
}

/** Key objects of the secrets met; a process has one. */
const signingKeys = new Map<string, KeyObject>();

function signingKey(secret: string): KeyObject {
  const known = signingKeys.get(secret) ?? createSecretKey(deriveKey(secret, 'viewer-signature'));
  signingKeys.set(secret, known);
  return known;
}

function refuse(why: string): never {
  throw hubError('UNAUTHENTICATED', why);
}
