import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Moments of a clock that are told once. */
export const ALARM_KINDS = ['DUE_SOON', 'BREACHED', 'ESCALATED', 'PASSED'] as const;
export const AlarmKind = enumOf(ALARM_KINDS);
export type AlarmKind = keyof typeof AlarmKind;

/** Rungs of the escalation ladder, lowest first. */
export const ESCALATION_LEVELS = ['LIAISON', 'AGENCY_HEAD', 'CENTRAL_ADMIN', 'OMBUDSMAN'] as const;
export const EscalationLevel = enumOf(ESCALATION_LEVELS);
export type EscalationLevel = keyof typeof EscalationLevel;

registerEnumType(AlarmKind, {
  name: 'AlarmKind',
  description: 'Moment of a clock that is told once.',
  valuesConfig: {
    DUE_SOON: { description: 'Few working days are left; once for each due day.' },
    BREACHED: { description: 'An office’s duty: its due day has passed. Once, however the due day moves afterwards.' },
    ESCALATED: { description: 'It is late for so long that a higher rung is told; once for each rung.' },
    PASSED: { description: 'A window or waiting time of the reporter has passed; nobody is late by it.' },
  },
});
registerEnumType(EscalationLevel, {
  name: 'EscalationLevel',
  description: 'Rung of the escalation ladder.',
  valuesConfig: {
    LIAISON: { description: 'Pejabat penghubung of the agency.' },
    AGENCY_HEAD: { description: 'Head of the agency.' },
    CENTRAL_ADMIN: { description: 'Admin pusat.' },
    OMBUDSMAN: { description: 'The reporter may go to the Ombudsman: a right, nothing is transferred.' },
  },
});
