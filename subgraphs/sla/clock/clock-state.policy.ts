import { type Day, dayIn } from '../../common/time/day.ts';
import { daysUntilDue, type Pause, type TracedDay, type WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { Holder } from '../rule-set/holder.ts';
import type { Rule } from '../rule-set/rule.ts';
import type { ClockState, StoredState } from './clock-state.ts';
import type { Course } from './course.policy.ts';
import { type Reason, reasonOfDay } from './reason.policy.ts';

/** What is known about the last day of a clock. */
export interface LastDay {
  last: Day;
  /** An end until then is in time whatever is not known; null: nothing proves it. */
  surelyInTimeUntil: Day | null;
  /** An end behind it is late whatever is not known; null: nothing proves it. */
  surelyLateAfter: Day | null;
}

/** The verdict. Nobody is blamed on a guess: a source that only shows an outcome says nothing about when. */
export function stateOf({ cancels, holder }: Rule, { end, held }: Course, known: LastDay): StoredState {
  // Whoever was late already is not excused by asking the reporter then.
  if (!end) return held && held.day < known.last ? 'PAUSED' : 'RUNNING';
  if (known.surelyInTimeUntil !== null && end.day <= known.surelyInTimeUntil) {
    return cancels.includes(end.kind) ? 'CANCELLED' : 'MET';
  }
  const late = end.exact && known.surelyLateAfter !== null && end.day > known.surelyLateAfter;
  if (!late) return 'UNKNOWN';
  return holder === 'REPORTER' ? 'PASSED' : 'BREACHED';
}

/** How a stored clock stands at an instant, in its own zone: a running duty behind its due day is OVERDUE. */
export function stateAt(
  clock: { state: StoredState; holder: Holder; dueDay: Day; timezone: string },
  now: Date,
): ClockState {
  if (clock.state !== 'RUNNING' || clock.dueDay >= dayIn(now, clock.timezone)) return clock.state;
  return clock.holder === 'REPORTER' ? 'PASSED' : 'OVERDUE';
}

/** Each day behind the start up to the due day, with its verdict. A clock that stands still is counted as if it went on `today`. */
export function traceOf(
  clock: { startDay: Day; limitDays: number; pauses: readonly Pause[]; heldSinceDay: Day | null },
  calendar: WorkingCalendar,
  today: Day,
): ExplainedDay[] {
  const open = clock.heldSinceDay === null ? [] : [{ fromDay: clock.heldSinceDay, untilDay: today }];
  const pauses = [...clock.pauses, ...open];
  return [...daysUntilDue(clock.startDay, clock.limitDays, calendar, pauses)].map((traced) => ({
    ...traced,
    decree: calendar.freeDays.get(traced.day)?.decree ?? null,
    ...reasonOfDay(traced, calendar, pauses),
  }));
}

/** A traced day that says why. */
export type ExplainedDay = TracedDay & Reason & { decree: string | null };
