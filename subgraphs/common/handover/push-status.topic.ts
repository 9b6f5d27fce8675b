import { z } from 'zod';
import type { Topic } from './topic.ts';
import { REPORT_STATUSES } from './vocabulary.ts';

const push = z.strictObject({
  sourceRecordId: z.string(),
  /** Names this push for ever: "<source record>:<report seq>", of a copy joined to another report with that report's id between. */
  key: z.string(),
  /** Number of the report's event that changed the status. */
  reportSeq: z.number().int(),
  status: z.enum(REPORT_STATUSES),
  /** When the status changed. */
  at: z.iso.datetime(),
  /** What the office wrote with it, sealed (`common/privacy/seal`): letters lie outside row security. */
  sealedNote: z.string().nullable(),
});

const payload = z.strictObject({ pushes: z.array(push) });

/** "The hub changed these statuses": sent with the change, so that the sources of a report can be told. */
export const pushStatus: Topic<z.infer<typeof payload>> = {
  name: 'push-status',
  version: 1,
  receivers: ['connectors'],
  payload,
};

/** One change of status of one source record's report. */
export type PushOrder = z.infer<typeof push>;
