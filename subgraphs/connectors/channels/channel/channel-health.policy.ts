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

/** What the verdict rests on. */
export interface ChannelState {
  parkedAt: Date | null;
  failures: number;
  lastSuccessAt: Date | null;
  secondsBetweenPulls: number;
}

const isLate = ({ lastSuccessAt, secondsBetweenPulls }: ChannelState, now: Date) =>
  lastSuccessAt !== null &&
  secondsBetweenPulls > 0 &&
  now.valueOf() - lastSuccessAt.valueOf() > 2 * secondsBetweenPulls * 1000;

/** The first line that holds. */
const SIGNS: [ChannelHealth, (state: ChannelState, now: Date) => boolean][] = [
  ['PARKED', ({ parkedAt }) => parkedAt !== null],
  ['FAILING', ({ failures }) => failures > 0],
  ['NEVER_PULLED', ({ lastSuccessAt }) => lastSuccessAt === null],
  ['LATE', isLate],
];

/** How the channel is doing now. */
export const healthOf = (state: ChannelState, now: Date): ChannelHealth =>
  SIGNS.find(([, holds]) => holds(state, now))?.[0] ?? 'HEALTHY';
