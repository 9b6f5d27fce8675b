import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ reportIds: z.array(z.string()) });

/** "Look whether these reports are known already": its own letter, since twins arriving at once cannot see each other before commit. */
export const matchReports: Topic<z.infer<typeof payload>> = {
  name: 'match-reports',
  version: 1,
  receivers: ['reports'],
  payload,
};
