import { z } from 'zod';
import type { Source } from '../../kit/index.ts';

const timezone = z.string().refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' });

const reading = {
  /** Zone of the times in the file; exports are in UTC (docs/SOURCES.md: utc-export). */
  timezone: timezone.default('UTC'),
  /** Charset of CSV files; absent: found out per file. */
  charset: z.string().optional(),
};

/** Settings of a channel that is fed by files: a drop folder, or one file. Relative paths start at the hub's folder. */
export const sheetConfig = z.union([
  z.strictObject({ folder: z.string().min(1), ...reading }),
  z.strictObject({ file: z.string().min(1), ...reading }),
]);
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
