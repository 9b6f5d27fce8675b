import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ afterReportId: z.string().nullable() });

/**
 * "Compute the clocks of the reports behind this one again": a calendar or rule set was published. Each letter does one
 * batch and sends the next, so that a killed worker loses one batch at most.
 */
export const recomputeClocks: Topic<z.infer<typeof payload>> = {
  name: 'recompute-clocks',
  version: 1,
  receivers: ['sla'],
  payload,
};
