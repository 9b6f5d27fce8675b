import { z } from 'zod';
import { REPORT_STATUSES, type ReportStatus } from './complaint.ts';
import { statusTable } from './legacy-status.ts';

/** A source's words for a status, as a connector reads them. */
export interface StatusMap {
  in: Record<string, ReportStatus>;
  out: Partial<Record<ReportStatus, string>>;
}

/** How a family takes its words for a status. */
interface StatusMapTerms {
  /** Words that count where a file says none; absent: `in` has to be written. */
  usual?: Record<string, ReportStatus>;
  /** The family can tell its source of a status; else `out` is no key. */
  tells: boolean;
}

/**
 * The setting `statusMap` of every family that has words for a status: `{ in: { their word: OUR_STATUS }, out: { OUR_STATUS:
 * their word } }`. A table that stands there alone, or the name of a vocabulary, is its `in`. With `usual` the shape takes
 * `prefault({})`.
 */
export function statusMapShape({ usual, tells }: StatusMapTerms): z.ZodType<StatusMap, StatusMapInput> {
  const words = statusTable.describe(
    'Words of the source, each with the status it means, or the name of the vocabulary it speaks; a word that is not listed becomes UNKNOWN.',
  );
  const keys = { in: usual ? words.default(usual) : words };
  const out = z
    .partialRecord(z.enum(REPORT_STATUSES), z.string().min(1))
    .default({})
    .describe('Statuses, each with the word the source is told; one that is not listed is not told. Goes with `push`.');
  const both = tells ? z.strictObject({ ...keys, out }) : z.strictObject(keys);
  // Told apart when all is read: a union tells the path of a fault only where no option changes what it has read.
  const read = (map: object) =>
    'in' in map && typeof map.in === 'object' ? { out: {}, ...map } : { in: map, out: {} };
  return z.union([both, statusTable]).transform(read) as unknown as z.ZodType<StatusMap, StatusMapInput>;
}

/** As it is written. */
export type StatusMapInput = { in?: z.input<typeof statusTable>; out?: StatusMap['out'] } | z.input<typeof statusTable>;
