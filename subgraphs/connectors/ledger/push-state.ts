import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** What has become of a status that goes back to its source. */
export const PUSH_STATES = ['WAITING', 'DONE', 'ALREADY', 'UNCERTAIN', 'FAILED', 'SKIPPED'] as const;
export const PushState = enumOf(PUSH_STATES);
export type PushState = (typeof PUSH_STATES)[number];

registerEnumType(PushState, {
  name: 'PushState',
  description: 'What has become of a status that goes back to its source.',
  valuesConfig: {
    WAITING: { description: 'To be told, for the first time or again.' },
    DONE: { description: 'The source has taken it.' },
    ALREADY: { description: 'The source had it before.' },
    UNCERTAIN: { description: 'The source may or may not have it: a person looks there, then settlePush.' },
    FAILED: { description: 'Given up; a person mends what lastError says, then retryPush.' },
    SKIPPED: { description: 'Not to be told; lastError says why.' },
  },
});
