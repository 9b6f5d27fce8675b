import type { Json } from './json.ts';
import { SourceError } from './source-error.ts';

/** How legacy systems spell yes and no; an empty value is a no. */
const YES = new Set(['ya', 'yes', 'true', '1']);
const NO = new Set(['tidak', 'no', 'false', '0', '']);

/**
 * The truth behind a raw flag. @throws SourceError('record') for anything that is neither a yes nor a no, and for a part
 * the record does not have: a source that renames its flag must not make everybody public
 */
export function readBool(value: Json | undefined): boolean {
  if (value === undefined) throw new SourceError('record', 'a part that is read as yes or no is missing.');
  const spelt = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  const key = spelt.trim().toLowerCase();
  if (!YES.has(key) && !NO.has(key)) {
    throw new SourceError('record', `"${spelt.slice(0, 40)}" is neither a yes nor a no.`);
  }
  return YES.has(key);
}
