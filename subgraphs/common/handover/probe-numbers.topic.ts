import { z } from 'zod';
import type { Topic } from './topic.ts';

/** One old door that is tried: a number itself, or an address that holds it. */
const door = z.strictObject({
  what: z.enum(['NUMBER', 'URL']),
  asked: z.string(),
  /** Number of the channel it leads to. */
  number: z.string(),
});

const payload = z.strictObject({
  channelId: z.string(),
  doors: z.array(door),
  /** Last number of this page in the order of the ledger; what comes behind it is asked next. */
  upTo: z.string(),
});

/** "Does each of these lead to a report?": a page of the old numbers of a channel; `numbers-probed` answers. */
export const probeNumbers: Topic<z.infer<typeof payload>> = {
  name: 'probe-numbers',
  version: 1,
  receivers: ['reports'],
  payload,
};

/** One old door that is tried. */
export type OldDoor = z.infer<typeof door>;
