import { z } from 'zod';
import { CLASSIFICATIONS, EVENT_KINDS } from '../../common/handover/vocabulary.ts';
import { STAGES } from './stage.ts';

const events = z.array(z.enum(EVENT_KINDS)).min(1).readonly();

/** One deadline as data. */
export const ruleShape = z.strictObject({
  stage: z.enum(STAGES),
  /** Working days. */
  limitDays: z.int().min(1).max(365),
  /** Events that start the clock, most wanted first: the first kind that happened is taken. */
  starts: events,
  /** Instead, when the reporter picked the agency. */
  startsWhenAgencyPicked: events.optional(),
  /** The first or the last event of that kind starts it. */
  occurrence: z.enum(['FIRST', 'LAST']),
  /** Events behind the start that end it. */
  ends: events,
  /** Does it stand still while the reporter is asked for something? */
  pausable: z.boolean(),
  skippedWhenAgencyPicked: z.boolean().optional(),
  /** Only reports of this class have it; absent: all. */
  classification: z.enum(CLASSIFICATIONS).optional(),
  /** Key in docs/SOURCES.md, or the decree. */
  source: z.string().min(1),
  /** False: taken from a source that nobody has checked. */
  verified: z.boolean(),
});
export type Rule = z.infer<typeof ruleShape>;

/** All deadlines in force from a day on. */
export const ruleSetShape = z.strictObject({
  version: z.string().min(1),
  validFromDay: z.iso.date(),
  rules: z.array(ruleShape).min(1),
});
export type RuleSetContent = z.infer<typeof ruleSetShape>;
