import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** States a clock is stored in. */
export const STORED_STATES = ['RUNNING', 'PAUSED', 'MET', 'BREACHED', 'PASSED', 'CANCELLED', 'UNKNOWN'] as const;
export type StoredState = (typeof STORED_STATES)[number];

/** How a clock stands today; OVERDUE is found when one looks. */
export const ClockState = enumOf([...STORED_STATES, 'OVERDUE']);
export type ClockState = keyof typeof ClockState;

/** Can the due day still move? */
export const DueCertainty = enumOf(['FINAL', 'PROVISIONAL']);
export type DueCertainty = keyof typeof DueCertainty;

registerEnumType(ClockState, {
  name: 'ClockState',
  description: 'How a clock stands today.',
  valuesConfig: {
    RUNNING: { description: 'It runs and its due day has not passed.' },
    OVERDUE: { description: 'An office’s duty: it runs and its due day has passed.' },
    PAUSED: { description: 'It stands still, because the reporter was asked for something; the days do not count.' },
    MET: { description: 'It was fulfilled in time.' },
    BREACHED: { description: 'An office’s duty: it ended behind its due day.' },
    PASSED: { description: 'A window or waiting time of the reporter has passed; nobody is late by it.' },
    CANCELLED: { description: 'It fell away before its due day.' },
    UNKNOWN: { description: 'It has ended, but its source does not say when; nobody is blamed on a guess.' },
  },
});
registerEnumType(DueCertainty, {
  name: 'DueCertainty',
  description: 'Can the due day still move?',
  valuesConfig: {
    FINAL: { description: 'Only a new decree can move it.' },
    PROVISIONAL: {
      description:
        'It stands still, or a year on the way has no published decree, or an event is known only as "at or before".',
    },
  },
});
