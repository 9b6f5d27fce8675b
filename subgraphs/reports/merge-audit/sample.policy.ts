import { createHash } from 'node:crypto';

/** Share of automatic joins that people look at again. */
export const AUDITED_SHARE = 0.02;

/** Whether this pair is looked at again: by a hash of its name, so always the same, and nobody picks it. */
export function isSampled(lowId: string, highId: string): boolean {
  const digest = createHash('sha256').update(`${lowId} ${highId}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < AUDITED_SHARE;
}
