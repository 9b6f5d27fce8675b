import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ channelId: z.string() });

/** "Tell this channel what waits for it": key = channel, so that one worker at a time talks to a source. */
export const deliverPushes: Topic<z.infer<typeof payload>> = {
  name: 'deliver-pushes',
  version: 1,
  receivers: ['connectors'],
  payload,
  exclusive: true,
};
