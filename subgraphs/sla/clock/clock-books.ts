import type { EntityManager } from '@mikro-orm/postgresql';
import { newestVersion, workingCalendar } from '../calendar/calendar.loader.ts';
import type { WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { RuleSetContent } from '../rule-set/rule.ts';
import { ruleSets } from '../rule-set/rule-set.loader.ts';

/** What clocks are computed with: the newest calendar and every rule set. */
export interface ClockBooks {
  calendar: WorkingCalendar;
  ruleSets: RuleSetContent[];
}

/** Opens them; a batch of reports is computed with one copy. */
export async function openBooks(em: EntityManager): Promise<ClockBooks> {
  const calendar = await workingCalendar(em, await newestVersion(em));
  return { calendar: calendar!, ruleSets: await ruleSets(em) };
}
