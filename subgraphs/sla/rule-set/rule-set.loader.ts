import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../common/time/day.ts';
import type { RuleSetContent } from './rule.ts';
import { RuleSet } from './rule-set.entity.ts';

/** All rule sets, the one that began last first. */
export const ruleSets = (em: EntityManager): Promise<RuleSet[]> =>
  em.find(RuleSet, {}, { orderBy: { validFromDay: 'desc', publishedAt: 'desc' } });

/** The rule set that holds for a report received on `day`, out of `ruleSets`' order. */
export function ruleSetOn(sets: readonly RuleSetContent[], day: Day): RuleSetContent {
  const valid = sets.find(({ validFromDay }) => validFromDay <= day) ?? sets.at(-1);
  if (!valid) throw new Error('The rule sets were not seeded.');
  return valid;
}
