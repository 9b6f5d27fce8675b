import type { Day } from '../../common/time/day.ts';
import type { RuleSetContent } from './rule.ts';

/** The rule set that holds for a report received on `day`, out of sets with the latest first; the oldest for older reports. */
export function ruleSetOn<RuleSet extends RuleSetContent>(sets: readonly RuleSet[], day: Day): RuleSet {
  const valid = sets.find(({ validFromDay }) => validFromDay <= day) ?? sets.at(-1);
  if (!valid) throw new Error('The rule sets were not seeded.');
  return valid;
}
