import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { CLASSIFICATIONS, EVENT_KINDS } from '../../common/handover/vocabulary.ts';

/** What can happen to a report; reports owns the words, rules speak of them. */
export const EventKind = enumOf(EVENT_KINDS);
export type EventKind = keyof typeof EventKind;

/** Class of a report. */
export const Classification = enumOf(CLASSIFICATIONS);
export type Classification = keyof typeof Classification;

/** Which of several events starts a clock. */
export const Occurrence = enumOf(['FIRST', 'LAST']);
export type Occurrence = keyof typeof Occurrence;

registerEnumType(EventKind, { name: 'EventKind' });
registerEnumType(Classification, { name: 'Classification' });
registerEnumType(Occurrence, {
  name: 'Occurrence',
  description: 'Which of several events starts a clock.',
  valuesConfig: {
    FIRST: { description: 'The first: what happens later restarts nothing.' },
    LAST: { description: 'The last: each one starts the clock anew.' },
  },
});
