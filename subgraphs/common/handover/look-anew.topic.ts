import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  /** Only running clocks that are due on this day or later: another escalation ladder holds for them. */
  dueFromDay: z.iso.date(),
  /** Clocks behind this one, by due day and id; null: from the first. */
  after: z.strictObject({ dueDay: z.iso.date(), clockId: z.uuid() }).nullable(),
});

/** "Look at these clocks anew." Each letter does one batch and sends the next, as `recompute-clocks` does. */
export const lookAnew: Topic<z.infer<typeof payload>> = {
  name: 'look-anew',
  version: 1,
  receivers: ['sla'],
  payload,
};

/** Which clocks are to be looked at anew. */
export type LookOrder = z.infer<typeof payload>;
