import { z } from 'zod';
import type { Topic } from './topic.ts';
import { CLASSIFICATIONS, EVENT_KINDS, REPORT_STATUSES } from './vocabulary.ts';

const snapshot = z.strictObject({
  reportId: z.string(),
  /** The hub's number of the report, as persons read it; absent: a letter of before. */
  number: z.string().optional(),
  /** Number of the report's newest event; receivers keep the highest. */
  seq: z.number().int(),
  /** Which move of its channel between hidden and shown it follows; orders snapshots of one `seq`. */
  phaseVersion: z.number().int(),
  /** Everybody may know that it exists; false: only the centre, the offices concerned and its channel. */
  shown: z.boolean(),
  channelId: z.string(),
  /** Agency that owns the channel; null: not known. */
  channelAgencyId: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  /** Category as its source names it; null: none, or a letter of before. */
  categoryId: z.string().nullable().default(null),
  classification: z.enum(CLASSIFICATIONS).nullable(),
  agencyId: z.string().nullable(),
  timezone: z.string(),
  /** The reporter picked the agency: the centre's verification is skipped. */
  reporterPickedAgency: z.boolean(),
  status: z.enum(REPORT_STATUSES),
  /** The reporter's rating, 1 to 5; null: none. */
  rating: z.number().int().min(1).max(5).nullable().default(null),
  /** Report that leads this one since a merge; null: stands for itself. */
  mergedIntoId: z.string().nullable(),
  /** Imported history: clocks are verdicts about the past. */
  historic: z.boolean(),
  /** No message may reach a citizen because of this change. */
  silent: z.boolean(),
  history: z.array(
    z.strictObject({
      seq: z.number().int(),
      kind: z.enum(EVENT_KINDS),
      at: z.iso.datetime(),
      /** NOT_AFTER: the source only shows the outcome, so it happened at or before this instant. */
      certainty: z.enum(['EXACT', 'NOT_AFTER']),
      /** Report that it followed from then on, null: none. Of MERGED and UNMERGED only; absent: a letter of before. */
      follows: z.string().nullable().optional(),
    }),
  ),
});

const payload = z.strictObject({ reports: z.array(snapshot) });

/** Snapshots of changed reports: enough for every clock, nothing about persons or contents. */
export const reportsChanged: Topic<z.infer<typeof payload>> = {
  name: 'reports-changed',
  version: 1,
  receivers: ['sla', 'notices'],
  payload,
};

/** One report as other contexts see it. */
export type ReportSnapshot = z.infer<typeof snapshot>;
