import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  channelId: z.string(),
  /** Fetch what lies behind instead of what is new; gives way to every usual pull. */
  backfill: z.boolean().optional(),
});

/** "Pull this channel": sent by the schedule, by a mutation or from the command line; key = channel. */
export const pullChannel: Topic<z.infer<typeof payload>> = {
  name: 'pull-channel',
  version: 1,
  receivers: ['connectors'],
  payload,
  exclusive: true,
};
