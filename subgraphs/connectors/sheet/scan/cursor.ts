import { z } from 'zod';

/** How far each file has been read. A file whose bytes, or whose replies, have changed is read again from its start. */
export const sheetCursor = z.strictObject({
  files: z.record(
    z.string(),
    z.strictObject({
      /** Of the file and, where there are reply tables, of those too. */
      sha256: z.string(),
      /** What the server said of it when it was read; see `InputFile.mark`. */
      mark: z.string().nullable().default(null),
      rowsDone: z.int().nonnegative(),
      complete: z.boolean(),
    }),
  ),
});
export type SheetCursor = z.infer<typeof sheetCursor>;
