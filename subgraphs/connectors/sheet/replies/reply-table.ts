import { z } from 'zod';

const column = z.string().min(1);

/** A table of replies that is kept apart from the complaints; its rows are joined to them by the tracking id. */
export const replyTable = z.strictObject({
  files: z
    .string()
    .min(1)
    .describe('Part of the name of every file that holds replies, e.g. "tindak-lanjut"; letter case does not count.'),
  key: column.describe('Column with the id of the complaint, e.g. "Tracking ID".'),
  text: column.describe('Column with the reply.'),
  at: column.optional().describe('Column with its time.'),
  by: column.optional().describe('Column with the office that replied.'),
  headerRow: z.int().positive().default(1).describe('Row in which the names of the columns stand, from 1.'),
});
export type ReplyTable = z.infer<typeof replyTable>;
