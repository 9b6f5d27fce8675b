import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/text/canonical-json.ts';
import type { Json } from '../kit/json.ts';

/** SHA-256 of a value's content, whatever the order of its keys. */
export const contentHash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Keys a connector adds to a raw record about the way it was read; they are no content. */
const isAboutReading = (key: string) => key.startsWith('_');

/** SHA-256 of a raw record as the source gave it. */
export const rawHash = (raw: { [key: string]: Json }) =>
  contentHash(Object.fromEntries(Object.entries(raw).filter(([key]) => !isAboutReading(key))));
