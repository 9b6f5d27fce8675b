import { z } from 'zod';
import { mappingShape, type Source, statusMapShape } from '../../kit/index.ts';
import { replyTable } from '../replies/reply-table.ts';
import { remote } from './remote.ts';

/** Settings of a channel that is fed by files. Relative paths start at the hub's folder. */
export const sheetConfig = z
  .strictObject({
    folder: z.string().min(1).optional().describe('Drop folder: all *.xlsx and *.csv in it.'),
    file: z.string().min(1).optional().describe('One file instead.'),
    from: remote.optional().describe('A server instead: HTTP, SFTP or FTP.'),
    timezone: z
      .string()
      .refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' })
      .default('UTC')
      .describe('Zone of the times in the file; exports "Laporan Ringkas" are in UTC.'),
    charset: z.string().optional().describe('Charset of CSV files; absent: found out per file.'),
    replies: replyTable.optional().describe('Table of replies kept apart, joined to the complaints by their id.'),
    headerRow: z
      .int()
      .positive()
      .optional()
      .describe('With map: row in which the names of the columns stand, from 1. Usual: 1.'),
    map: mappingShape
      .optional()
      .describe(
        'For tables other than "Laporan Ringkas": how a row becomes a complaint; names with spaces stand in backticks.',
      ),
    statusMap: statusMapShape({ tells: false }).optional().describe('With map: the words of the table for a status.'),
  })
  .refine(({ folder, file, from }) => [folder, file, from].filter((place) => place !== undefined).length === 1, {
    error: 'give one of "folder", "file" and "from"',
  })
  .refine(({ map, statusMap, headerRow }) => map !== undefined || (statusMap ?? headerRow) === undefined, {
    error: 'statusMap and headerRow are for tables with a "map"; without one it is an export "Laporan Ringkas"',
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
