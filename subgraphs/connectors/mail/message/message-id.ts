import { createHash } from 'node:crypto';

/** Ids stand in an index; a longer one is replaced by its hash. */
const LONGEST = 150;
const BRACKETED = /<([^<>\s]+)>/g;

/** A Message-ID as the id of a record. */
export const recordId = (messageId: string): string =>
  messageId.length > LONGEST ? `sha256-${sha256(messageId)}` : messageId;

/** The Message-IDs of a header, e.g. References; one without brackets counts as well. */
export function messageIds(header: string | string[] | undefined): string[] {
  const text = [header ?? []].flat().join(' ');
  const bracketed = [...text.matchAll(BRACKETED)].map(([, id]) => id ?? '');
  const ids = bracketed.length > 0 ? bracketed : text.split(/\s+/).filter((id) => id !== '');
  return [...new Set(ids.map(recordId))];
}

/** SHA-256 as hexadecimal digits. */
export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
