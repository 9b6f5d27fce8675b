import type { EntityManager } from '@mikro-orm/postgresql';
import { RuleSet } from './rule-set.entity.ts';

/** All rule sets, the one that began last first. */
export const ruleSets = (em: EntityManager): Promise<RuleSet[]> =>
  em.find(RuleSet, {}, { orderBy: { validFromDay: 'desc', publishedAt: 'desc', version: 'desc' } });
