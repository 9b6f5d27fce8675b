import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../common/time/day.ts';
import { RuleSet } from './rule-set.entity.ts';

/** All rule sets, the one that began last first. */
export const ruleSets = (em: EntityManager): Promise<RuleSet[]> =>
  em.find(RuleSet, {}, { orderBy: { validFromDay: 'desc', publishedAt: 'desc' } });

/** The rule set that holds for a report received on `day`, out of `ruleSets`' order; the oldest for older reports. */
export function ruleSetOn(sets: readonly RuleSet[], day: Day): RuleSet {
  const valid = sets.find(({ validFromDay }) => validFromDay <= day) ?? sets.at(-1);
  if (!valid) throw new Error('The rule sets were not seeded.');
  return valid;
}
