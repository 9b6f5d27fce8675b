import type { EntityManager } from '@mikro-orm/postgresql';
import { PairComparison } from './compared.service.ts';
import { type JoinObstacle, requireBearable } from './join-obstacle.policy.ts';
import type { Ground } from './merge-book.service.ts';
import type { Standing } from './standing.policy.ts';

/** Mean bits between all reports of the two sides below which they do not come together. */
const LEAST_MEAN_BITS = -2;

/** A join that a person wants. */
export interface WantedJoin {
  pair: readonly [one: string, other: string];
  /** How the reports stand to each other. */
  standing: Standing;
  /** What stands in the way, whatever the reports say. */
  known: JoinObstacle | null;
  /** Joins in spite of what may be overruled. */
  mayOverrule: boolean;
}

/**
 * What a person's join rests on: the pair as compared, and what was overruled. A chain of likenesses would join what is
 * not alike, so all reports of one side are compared with all of the other; a pair of one matter is asked for the
 * reports that are one with each. Needs the SYSTEM viewer and a transaction. @throws MERGE_NOT_POSSIBLE
 */
export async function groundOfJoin(em: EntityManager, wanted: WantedJoin, ground: Ground): Promise<Ground> {
  const { pair, standing, known, mayOverrule } = wanted;
  const [one, other] = pair;
  const oneMatter = standing.matterOf(one).includes(other);
  const [mine, theirs] = pair.map((id) => (oneMatter ? standing.groupOf(id) : standing.matterOf(id)));
  requireBearable(known, mayOverrule);
  const comparison = await PairComparison.of(em, [...new Set([...mine!, ...theirs!])]);
  const mean = comparison.meanBits(mine!, theirs!);
  const unlike = mean < LEAST_MEAN_BITS ? 'UNLIKE' : null;
  requireBearable(unlike, mayOverrule);
  const overruled = [known, unlike].filter((obstacle) => obstacle !== null);
  return {
    ...ground,
    compared: comparison.compare(one, other),
    evidence: overruled.length > 0 ? { overruled: overruled.join(', '), meanBits: mean.toFixed(1) } : {},
  };
}
