import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../common/time/day.ts';
import { EscalationLadder } from './ladder.entity.ts';

/** All ladders, the one that began last first. */
export const ladders = (em: EntityManager): Promise<EscalationLadder[]> =>
  em.find(EscalationLadder, {}, { orderBy: { validFromDay: 'desc', publishedAt: 'desc' } });

/** The ladder of a clock due on `day`, out of `ladders`' order; the oldest for older clocks. */
export function ladderOn(all: readonly EscalationLadder[], day: Day): EscalationLadder {
  const valid = all.find(({ validFromDay }) => validFromDay <= day) ?? all.at(-1);
  if (!valid) throw new Error('The escalation ladder was not seeded.');
  return valid;
}

/** When the first ladder came, and alarms with it. */
export const firstPublished = (all: readonly EscalationLadder[]): Date =>
  all.reduce((first, { publishedAt }) => (publishedAt < first ? publishedAt : first), all[0]!.publishedAt);
