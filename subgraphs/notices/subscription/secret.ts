import { randomBytes } from 'node:crypto';
import { seal, unseal } from '../../common/privacy/seal.ts';
import type { SealedSecret } from './notice-subscription.entity.ts';

/** How long the secret before still signs after a rotation. */
const OVERLAP_MS = 7 * 24 * 3_600_000;

/** A new secret as Standard Webhooks spell it: "whsec_" and 32 random bytes in base64. */
export const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** The secrets after `fresh` came: it is first, the one before it still holds for a week, older ones go. */
export function withFresh(
  root: string,
  known: readonly SealedSecret[],
  fresh: string,
  now: Date,
): readonly SealedSecret[] {
  const until = new Date(now.valueOf() + OVERLAP_MS).toISOString();
  const before = known.slice(0, 1).map(({ sealed }) => ({ sealed, validUntil: until }));
  return [{ sealed: seal(root, fresh), validUntil: null }, ...before];
}

/** The secrets that sign now, the newest first. */
export const validSecrets = (root: string, secrets: readonly SealedSecret[], now: Date): string[] =>
  secrets
    .filter(({ validUntil }) => validUntil === null || new Date(validUntil) > now)
    .map(({ sealed }) => unseal(root, sealed));
