import { z } from 'zod';
import type { Topic } from './topic.ts';

const alarm = z.strictObject({
  reportId: z.string(),
  clockId: z.string(),
  /** Stage of the clock, as `sla` names it. */
  stage: z.string(),
  /** ESCALATED: it is late for so long that a higher rung is told. PASSED: a window of the reporter has gone by. */
  kind: z.enum(['DUE_SOON', 'BREACHED', 'ESCALATED', 'PASSED']),
  dueDay: z.iso.date(),
  agencyId: z.string().nullable(),
  /** Everybody may know of the report. */
  shown: z.boolean(),
  /** Rung of the escalation ladder; null: none. */
  level: z.string().nullable(),
  at: z.iso.datetime(),
});

const payload = z.strictObject({ alarms: z.array(alarm) });

/** Clocks that came near their due day, or went past it: each moment of each clock once. */
export const clockAlarms: Topic<z.infer<typeof payload>> = {
  name: 'clock-alarms',
  version: 1,
  receivers: ['reports', 'notices'],
  payload,
};

/** One moment of one clock. */
export type ClockAlarm = z.infer<typeof alarm>;
