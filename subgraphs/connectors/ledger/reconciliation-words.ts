import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** How far a reconciliation is. */
export const ReconciliationState = enumOf(['WAITING', 'RUNNING', 'DONE', 'FAILED']);
export type ReconciliationState = keyof typeof ReconciliationState;
registerEnumType(ReconciliationState, { name: 'ReconciliationState', description: 'How far a reconciliation is.' });

/** Were there two sides to compare? */
export const ReconciliationSides = enumOf(['TWO_SIDED', 'ONE_SIDED']);
export type ReconciliationSides = keyof typeof ReconciliationSides;
registerEnumType(ReconciliationSides, {
  name: 'ReconciliationSides',
  description: 'Were there two sides to compare?',
  valuesConfig: {
    ONE_SIDED: { description: 'The source cannot list itself: it shows what the hub holds and opens no gate.' },
  },
});

/** What the ledger is compared with. */
export const ListingSide = enumOf(['SOURCE', 'FILE']);
export type ListingSide = keyof typeof ListingSide;
registerEnumType(ListingSide, {
  name: 'ListingSide',
  description: 'What the hub is compared with.',
  valuesConfig: {
    SOURCE: { description: 'The source’s own listing.' },
    FILE: { description: 'An export handed in (npm run reconcile).' },
  },
});

/** How the two sides differ about one item. */
export const FindingKind = enumOf(['MISSING_IN_HUB', 'EXTRA_IN_HUB', 'DIFFERING']);
export type FindingKind = keyof typeof FindingKind;
registerEnumType(FindingKind, { name: 'FindingKind', description: 'How the two sides differ about one item.' });

/** Why they differ, as far as the hub can tell. */
export const FindingCause = enumOf([
  'DEAD_LETTER',
  'NOT_YET_PULLED',
  'DELETED_AT_SOURCE',
  'MOVED_DAY',
  'TEST_ROW',
  'NEWER_AT_SOURCE',
  'LATE_VERSION',
  'PUSH_PENDING',
  'AGENCY_RENAMED',
  'LETTER_CASE',
  'PRIVACY_RAISED',
  'UNKNOWN',
]);
export type FindingCause = keyof typeof FindingCause;
registerEnumType(FindingCause, {
  name: 'FindingCause',
  description: 'Why the two sides differ about an item, as far as the hub can tell.',
  valuesConfig: {
    DEAD_LETTER: { description: 'The hub could not take it in; see Channel.deadLetters.' },
    NOT_YET_PULLED: { description: 'Newer than the last pull.' },
    DELETED_AT_SOURCE: { description: 'The hub has seen it go and keeps it.' },
    MOVED_DAY: { description: 'The source now says it came in on a day outside the compared ones.' },
    TEST_ROW: { description: 'It says nothing but that it is a test.' },
    NEWER_AT_SOURCE: { description: 'It has changed at the source since the last pull.' },
    LATE_VERSION: { description: 'The source shows a state that the hub has gone past.' },
    PUSH_PENDING: { description: 'The hub’s status waits to be told to the source.' },
    AGENCY_RENAMED: { description: 'Only the name of its agency differs.' },
    LETTER_CASE: { description: 'Only upper and lower case differ.' },
    PRIVACY_RAISED: { description: 'The hub keeps it more private than the source.' },
    UNKNOWN: {
      description: 'Nothing explains it: a person has to (explainDifference); until then it keeps gates shut.',
    },
  },
});
