import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  /** Reports behind this one; null: from the first. */
  afterReportId: z.string().nullable(),
  /** Only reports with a clock that is due on this day or later, or stands still: a calendar was published. */
  dueFromDay: z.iso.date().nullable(),
  /** Only reports received on this day or later: a rule set was published. */
  receivedFromDay: z.iso.date().nullable(),
  /** Only reports for which this agency or one below it answers: it decreed something for itself. Null: all. */
  agencyId: z.uuid().nullable().default(null),
  /** Publication whose progress the batches note down; null: none. */
  recomputationId: z.uuid().nullable().default(null),
});

/**
 * "Compute the clocks of these reports again." Each letter does one batch and sends the next, so that a killed worker
 * loses one batch at most.
 */
export const recomputeClocks: Topic<z.infer<typeof payload>> = {
  name: 'recompute-clocks',
  version: 1,
  receivers: ['sla'],
  payload,
};

/** Which reports are to be computed again. */
export type RecomputeOrder = z.infer<typeof payload>;
