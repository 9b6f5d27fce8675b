import { z } from 'zod';

/** Progress through the work list; never longer than the list itself. */
export const laporCursor = z.strictObject({
  /** Last id of the round that is under way; null: a round begins. */
  after: z.string().nullable(),
  /** Ids seen final once; they are looked at once more in a later round. */
  lastLook: z.array(z.string()),
  /** Ids that have left the list. */
  left: z.array(z.string()),
  /** Ids whose last look failed; they stay on the list. */
  failing: z.array(z.string()),
  /** Ids LAPOR! did not know, and in how many rounds in a row. */
  absent: z.array(z.tuple([z.string(), z.int().positive()])),
  /** Was a report read in the round before, and in this one so far? Where none is, "not found" says nothing of an id. */
  answered: z.strictObject({ before: z.boolean(), now: z.boolean() }),
});
export type LaporCursor = z.infer<typeof laporCursor>;

/** The cursor of an interface that was never read. */
export const FRESH: LaporCursor = {
  after: null,
  lastLook: [],
  left: [],
  failing: [],
  absent: [],
  answered: { before: false, now: false },
};

/** The cursor without ids that are no longer on the list. */
export function keptOf(cursor: LaporCursor, known: readonly string[]): LaporCursor {
  const present = new Set(known);
  const kept = (ids: string[]) => ids.filter((id) => present.has(id));
  return {
    ...cursor,
    lastLook: kept(cursor.lastLook),
    left: kept(cursor.left),
    failing: kept(cursor.failing),
    absent: cursor.absent.filter(([id]) => present.has(id)),
  };
}

/** The cursor at the end of a round. */
export const roundEnded = (cursor: LaporCursor): LaporCursor => ({
  ...cursor,
  after: null,
  answered: { before: cursor.answered.now, now: false },
});
