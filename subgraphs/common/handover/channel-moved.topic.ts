import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  channelId: z.string(),
  /** Grows with each move; receivers keep the highest. */
  phaseVersion: z.number().int(),
  /** Its records are shown to nobody but its owner and the centre. */
  hidden: z.boolean(),
  /** The old system writes to citizens, so the hub keeps silent. Absent: a letter of before, which says nothing of it. */
  silent: z.boolean().optional(),
});

/** A channel moved: the reports it has brought are shown or hidden with it, and the hub writes to their citizens or not. */
export const channelMoved: Topic<z.infer<typeof payload>> = {
  name: 'channel-moved',
  version: 1,
  receivers: ['reports'],
  payload,
};
