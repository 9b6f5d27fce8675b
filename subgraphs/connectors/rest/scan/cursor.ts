import { z } from '../../kit/index.ts';

/** A page of the list: a number of a page, of an item, a mark of the source, or the address of the page. */
const position = z.union([z.number(), z.string()]);
export type Position = z.infer<typeof position>;

/** A reading of the list that has begun. */
const scan = z.strictObject({
  isFull: z.boolean(),
  /** Time the list was asked from, ISO; null: all of it. */
  since: z.string().nullable(),
  /** Where its next page is. */
  at: position.nullable(),
  pagesDone: z.int(),
  /** Newest time of change it has met, ISO. */
  newest: z.string().nullable(),
  /** The page before `at`, and the ids it showed: what moves up over a page's edge is looked for there. */
  before: position.nullable(),
  recent: z.array(z.string()),
});
export type Scan = z.infer<typeof scan>;

/** Where the next pull goes on. */
export const restCursor = z.strictObject({
  /** Up to where everything is known, ISO: the newest change that a reading which reached its end has met. */
  mark: z.string().nullable(),
  fullScanAt: z.string().nullable(),
  /** What the source said about an answer that held the whole list, for "anything new?" (RFC 9110, 13.1). */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  scan: scan.nullable(),
});
export type RestCursor = z.infer<typeof restCursor>;

/** Before the first pull. */
export const NOTHING_READ: RestCursor = { mark: null, fullScanAt: null, etag: null, lastModified: null, scan: null };

/** The cursor once the list has been read to its end: only now does the mark move. */
export function completed(cursor: RestCursor, scan: Scan, startedAt: string): RestCursor {
  return {
    ...cursor,
    mark: later(cursor.mark, scan.newest),
    fullScanAt: scan.isFull ? startedAt : cursor.fullScanAt,
    scan: null,
  };
}

/** The later of two ISO instants in UTC. */
export const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
