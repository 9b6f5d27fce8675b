import { z } from 'zod';

/** Progress through the work list; never longer than the list itself. */
export const laporCursor = z.strictObject({
  /** Last id of the round that is under way; null: a round begins. */
  after: z.string().nullable(),
  /** Ids seen final once; they are looked at once more in a later round. */
  lastLook: z.array(z.string()),
  /** Ids that have left the list. */
  left: z.array(z.string()),
});
export type LaporCursor = z.infer<typeof laporCursor>;

/** The cursor of an interface that was never read. */
export const FRESH: LaporCursor = { after: null, lastLook: [], left: [] };

/** The cursor after these ids: a final one leaves at its second look, one that was opened again stays. */
export function looked(cursor: LaporCursor, seen: { id: string; isFinal: boolean }[]): LaporCursor {
  const lastLook = new Set(cursor.lastLook);
  const left = new Set(cursor.left);
  for (const { id, isFinal } of seen) {
    const isSecond = lastLook.delete(id);
    if (isFinal && isSecond) left.add(id);
    else if (isFinal) lastLook.add(id);
  }
  return { ...cursor, lastLook: [...lastLook], left: [...left] };
}
