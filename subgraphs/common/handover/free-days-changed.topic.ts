import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  /** Version of the calendar; a receiver keeps what the highest says. */
  version: z.int().positive(),
  /** Every free day of the nation that it knows. */
  days: z.array(z.iso.date()),
});

/** "These are the nation's free days": told when a decree is published, and at each start of the hub. */
export const freeDaysChanged: Topic<z.infer<typeof payload>> = {
  name: 'free-days-changed',
  version: 1,
  receivers: ['connectors'],
  payload,
};
