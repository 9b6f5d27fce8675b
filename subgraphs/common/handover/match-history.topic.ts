import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ reportIds: z.array(z.string()) });

/**
 * "Look whether these imported reports are known already": in a queue of its own, so that a million old reports hold up
 * nothing that comes in today. Sent with the channel as its key.
 */
export const matchHistory: Topic<z.infer<typeof payload>> = {
  name: 'match-history',
  version: 1,
  receivers: ['reports'],
  payload,
};
