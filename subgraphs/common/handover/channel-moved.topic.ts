import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  channelId: z.string(),
  /** Grows with each move; receivers keep the highest. */
  phaseVersion: z.number().int(),
  /** Its records are shown to nobody but its owner and the centre. */
  hidden: z.boolean(),
});

/** A channel is shown from now on, or hidden again: so are the reports it has brought. */
export const channelMoved: Topic<z.infer<typeof payload>> = {
  name: 'channel-moved',
  version: 1,
  receivers: ['reports'],
  payload,
};
