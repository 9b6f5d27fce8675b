import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import { type Day, dayIn } from '../../common/time/day.ts';
import type { Holder } from '../rule-set/holder.ts';
import { stateAt } from './clock-state.policy.ts';
import type { StoredState } from './clock-state.ts';

/** From when until when a report followed another one. */
interface Span {
  fromDay: Day;
  untilDay: Day;
}

/** Did the due day of an office's duty, which is late now, pass while the report followed another one? */
export function isBreachedWhileMerged(
  clock: { state: StoredState; holder: Holder; dueDay: Day; timezone: string },
  report: Pick<ReportSnapshot, 'history' | 'mergedIntoId'>,
  now: Date,
): boolean {
  if (report.mergedIntoId !== null || !['OVERDUE', 'BREACHED'].includes(stateAt(clock, now))) return false;
  return spansOf(report, clock.timezone).some(
    ({ fromDay, untilDay }) => fromDay <= clock.dueDay && clock.dueDay < untilDay,
  );
}

/** A report that leads others has events of theirs too; these name no report that it follows. */
function spansOf({ history }: Pick<ReportSnapshot, 'history'>, timezone: string): Span[] {
  const spans: Span[] = [];
  let from: string | null = null;
  for (const { follows, at } of history) {
    if (follows && from === null) from = at;
    if (follows === null && from !== null) {
      spans.push({ fromDay: dayIn(new Date(from), timezone), untilDay: dayIn(new Date(at), timezone) });
      from = null;
    }
  }
  return spans;
}
