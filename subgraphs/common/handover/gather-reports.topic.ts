import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({
  handoverId: z.uuid(),
  /** The owner of the channel and all below it. */
  agencyIds: z.array(z.uuid()),
  /** The hub was intake from then ... */
  since: z.iso.datetime(),
  /** ... until then. */
  until: z.iso.datetime(),
  /** Last report of the page before; null: the first page. */
  after: z.uuid().nullable(),
});

/** "Which reports were born in the hub, for these agencies?": a channel goes back, and they go over to it. */
export const gatherReports: Topic<z.infer<typeof payload>> = {
  name: 'gather-reports',
  version: 1,
  receivers: ['reports'],
  payload,
};

/** What is asked for. */
export type GatherReports = z.infer<typeof payload>;
