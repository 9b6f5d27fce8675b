import type { Day } from '../../common/time/day.ts';
import { daysUntilDue, type WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { Holder } from '../rule-set/holder.ts';
import type { StoredState } from './clock-state.ts';

/** What counts first; a clock that is none of these has ended. */
const RANKS: readonly ((clock: { holder: Holder; state: StoredState }) => boolean)[] = [
  ({ holder, state }) => holder !== 'REPORTER' && state === 'RUNNING',
  ({ holder, state }) => holder !== 'REPORTER' && state === 'PAUSED',
  ({ state }) => state === 'RUNNING',
];

/** The clock that counts now; null: none runs. */
export function strictestOf<Clock extends { holder: Holder; state: StoredState; dueDay: Day }>(
  clocks: readonly Clock[],
): Clock | null {
  const group = RANKS.map((rank) => clocks.filter(rank)).find((ranked) => ranked.length > 0) ?? [];
  return group.reduce<Clock | null>((first, clock) => (first && first.dueDay <= clock.dueDay ? first : clock), null);
}

/** Working days from `today` to the due day; negative: so many have gone by since. */
export const workingDaysLeft = (today: Day, dueDay: Day, calendar: WorkingCalendar): number =>
  today <= dueDay ? workingDays(today, dueDay, calendar) : -workingDays(dueDay, today, calendar);

function workingDays(behind: Day, until: Day, calendar: WorkingCalendar): number {
  if (behind === until) return 0;
  for (const { day, count } of daysUntilDue(behind, Number.POSITIVE_INFINITY, calendar)) if (day >= until) return count;
  return 0;
}
