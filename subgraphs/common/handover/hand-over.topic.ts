import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ handoverId: z.uuid() });

/** "Hand these reports to the old system": everything of a hand-over is gathered. */
export const handOver: Topic<z.infer<typeof payload>> = {
  name: 'hand-over',
  version: 1,
  receivers: ['connectors'],
  payload,
};
