import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../../common/graphql/enum.ts';

/** How a channel is doing, worst first. */
export const ChannelHealth = enumOf(['PARKED', 'FAILING', 'LATE', 'NEVER_PULLED', 'HEALTHY']);
export type ChannelHealth = keyof typeof ChannelHealth;

registerEnumType(ChannelHealth, {
  name: 'ChannelHealth',
  description: 'How a channel is doing.',
  valuesConfig: {
    PARKED: { description: 'It waits for a person; see lastError, mend, then resumeChannel.' },
    FAILING: { description: 'Its last run failed; the schedule tries again by itself.' },
    LATE: { description: 'Its last success is over twice its schedule ago.' },
    NEVER_PULLED: { description: 'It has never come to an end of its source.' },
  },
});
