import { z } from 'zod';
import type { Topic } from './topic.ts';

const answer = z.strictObject({ what: z.enum(['NUMBER', 'URL']), asked: z.string(), resolves: z.boolean() });

const payload = z.strictObject({
  channelId: z.string(),
  at: z.iso.datetime(),
  answers: z.array(answer),
  /** As in `probe-numbers`. */
  upTo: z.string(),
});

/** Which of a page of old numbers and addresses lead to a report. */
export const numbersProbed: Topic<z.infer<typeof payload>> = {
  name: 'numbers-probed',
  version: 1,
  receivers: ['connectors'],
  payload,
};

/** What came of trying a page of old doors. */
export type NumbersProbed = z.infer<typeof payload>;
