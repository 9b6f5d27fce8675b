import { z } from 'zod';
import type { Source } from '../../kit/index.ts';

/** Settings of a channel that is fed by files. Relative paths start at the hub's folder. */
export const sheetConfig = z
  .strictObject({
    /** Drop folder: all *.xlsx and *.csv in it. */
    folder: z.string().min(1).optional(),
    /** One file instead. */
    file: z.string().min(1).optional(),
    /** Zone of the times in the file; exports are in UTC (docs/SOURCES.md: utc-export). */
    timezone: z.string().refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' }).default('UTC'),
    /** Charset of CSV files; absent: found out per file. */
    charset: z.string().optional(),
  })
  .refine(({ folder, file }) => (folder === undefined) !== (file === undefined), {
    error: 'give either "folder" or "file"',
  });
export type SheetConfig = z.infer<typeof sheetConfig>;

/** What a source file of this family exports. */
export type SheetSource = Source<z.input<typeof sheetConfig>>;

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
