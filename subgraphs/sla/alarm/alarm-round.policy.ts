import type { Day } from '../../common/time/day.ts';
import type { Holder } from '../rule-set/holder.ts';
import type { Stage } from '../rule-set/stage.ts';

/** A clock over all its verdicts: an office's duty is one per report, a window of the reporter opens anew. */
interface RoundClock {
  reportId: string;
  stage: Stage;
  holder: Holder;
  startDay: Day;
}

/** What tells one window of the reporter from the next: the day it opened; empty for a duty. */
export const roundOf = ({ holder, startDay }: Pick<RoundClock, 'holder' | 'startDay'>): string =>
  holder === 'REPORTER' ? startDay : '';

/** Alarms of this clock, whichever of its verdicts stood when they were told, out of those of its report. */
export const ofClock = <Told extends { reportId: string; stage: Stage; round: string }>(
  alarms: readonly Told[],
  clock: RoundClock,
): Told[] =>
  alarms.filter(
    ({ reportId, stage, round }) => reportId === clock.reportId && stage === clock.stage && round === roundOf(clock),
  );
