import { type ChannelPhase, isPulled } from '../../ledger/channel-phase.ts';
import type { ChannelHealth } from './channel-health.ts';

/** What the verdict rests on. */
export interface ChannelState {
  phase: ChannelPhase;
  parkedAt: Date | null;
  failures: number;
  lastSuccessAt: Date | null;
  secondsBetweenPulls: number;
}

/** Late is who has a schedule and missed it twice; a channel that pushes, or is not pulled any more, has none. */
const isLate = ({ phase, lastSuccessAt, secondsBetweenPulls }: ChannelState, now: Date) =>
  isPulled(phase) &&
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
