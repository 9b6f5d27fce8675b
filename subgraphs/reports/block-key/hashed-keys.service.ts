import { probedKeys, type ReadReport, storedKeys } from './block-key.policy.ts';
import { keyedHash } from './keyed-hash.service.ts';

/** Keys of a report as the key table has them. */
export interface HashedKeys {
  stored: readonly number[];
  probed: readonly number[];
}

const known = new WeakMap<ReadReport, HashedKeys & { secret: string }>();

/** The hashed keys of a report as read: made once, though a check both stores them and looks for them. */
export function hashedKeys(secret: string, read: ReadReport): HashedKeys {
  const before = known.get(read);
  if (before?.secret === secret) return before;
  const texts = storedKeys(read);
  const hashes = new Map(texts.map((text) => [text, keyedHash(secret, text)]));
  // Only a report with coordinates is looked for under more keys than its own.
  const wider = read.report.place?.lat == null ? texts : probedKeys(read);
  const probed = wider.map((text) => hashes.get(text) ?? keyedHash(secret, text));
  const made = { secret, stored: [...hashes.values()], probed };
  known.set(read, made);
  return made;
}
