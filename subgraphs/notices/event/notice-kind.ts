import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { ALARM_KINDS, ESCALATION_LEVELS, STAGES } from '../../common/handover/vocabulary.ts';

/** What is told: a report's new status, or a moment of one of its clocks. */
export const EVENT_KINDS = ['STATUS_CHANGED', ...ALARM_KINDS] as const;
/** Kinds of notices: TEST is sent on request and is about no report. */
export const NOTICE_KINDS = [...EVENT_KINDS, 'TEST'] as const;
export const NoticeKind = enumOf(NOTICE_KINDS);
export type NoticeKind = keyof typeof NoticeKind;

/** Stages and rungs as letters name them; a test holds them equal to those of sla. */
export const Stage = enumOf(STAGES);
export type Stage = keyof typeof Stage;
export const EscalationLevel = enumOf(ESCALATION_LEVELS);
export type EscalationLevel = keyof typeof EscalationLevel;

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What a notice tells.',
  valuesConfig: {
    STATUS_CHANGED: { description: 'The report has another status.' },
    DUE_SOON: { description: 'Few working days are left until a due day.' },
    BREACHED: { description: 'An office’s duty: its due day has passed.' },
    ESCALATED: { description: 'It is late for so long that a higher rung is told.' },
    PASSED: { description: 'A window or waiting time of the reporter has passed.' },
    TEST: { description: 'Sent on request, about no report.' },
  },
});
registerEnumType(Stage, { name: 'Stage' });
registerEnumType(EscalationLevel, { name: 'EscalationLevel' });
