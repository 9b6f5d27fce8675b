import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { EVENT_KINDS } from '../../common/handover/vocabulary.ts';

/** What can happen to a report. */
export const EventKind = enumOf(EVENT_KINDS);
export type EventKind = keyof typeof EventKind;

/** How well the instant of an event is known. */
export const Certainty = enumOf(['EXACT', 'NOT_AFTER']);
export type Certainty = keyof typeof Certainty;

registerEnumType(EventKind, { name: 'EventKind', description: 'What can happen to a report.' });
registerEnumType(Certainty, {
  name: 'Certainty',
  description: 'How well the instant of an event is known.',
  valuesConfig: {
    EXACT: { description: 'It happened then.' },
    NOT_AFTER: { description: 'The source shows only the outcome: it happened then or earlier.' },
  },
});
