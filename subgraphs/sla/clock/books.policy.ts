import type { Day } from '../../common/time/day.ts';
import { dayIn } from '../../common/time/day.ts';
import { type CalendarBook, calendarShelf } from '../calendar/calendar-book.policy.ts';
import type { RuleSetContent } from '../rule-set/rule.ts';
import { ruleSetOn } from '../rule-set/rule-set.policy.ts';
import { type Standard, standardsOn } from '../service-standard/service-standard.policy.ts';
import { type Case, type ComputedClock, clocksOf } from './clock.policy.ts';

/** All that clocks are computed with: of the nation, and of the agencies. */
export interface Books<RuleSet extends RuleSetContent = RuleSetContent> {
  calendar: CalendarBook;
  /** The one that began last first. */
  ruleSets: readonly RuleSet[];
  standards: readonly Standard[];
}

/** Computes cases with these books; `paths`: each answering agency with all above it, the lowest first. */
export function computeWith({ calendar, ruleSets, standards }: Books) {
  const shelf = calendarShelf(calendar);
  return (one: Case, paths: ReadonlyMap<string, readonly string[]>): ComputedClock[] => {
    const path = paths.get(agencyOf(one) ?? '') ?? [];
    const receivedDay: Day = dayIn(new Date(one.report.receivedAt), one.report.timezone);
    const ruleSet = ruleSetOn(ruleSets, receivedDay);
    return clocksOf(one, ruleSet, shelf([]).calendar, {
      ...shelf(path),
      standards: standardsOn(standards, path, receivedDay),
    });
  };
}

/** The agency that answers; for a follower that of its leader. */
export const agencyOf = ({ report, leader }: Case): string | null => (leader ?? report).agencyId;
