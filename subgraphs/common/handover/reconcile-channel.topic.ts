import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ reconciliationId: z.uuid() });

/** "Compare a channel with its source": each reconciliation that was asked for, once. */
export const reconcileChannel: Topic<z.infer<typeof payload>> = {
  name: 'reconcile-channel',
  version: 1,
  receivers: ['connectors'],
  payload,
};
