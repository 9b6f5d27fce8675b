import type { EntityManager } from '@mikro-orm/postgresql';
import { PairComparison } from './compared.service.ts';
import type { Ground } from './ground.ts';
import { type JoinObstacle, linkObstacle, mergeObstacle, requireBearable } from './join-obstacle.policy.ts';
import type { MergeBook } from './merge-book.service.ts';
import type { Standing } from './standing.policy.ts';

/** Mean bits between all reports of the two sides below which they do not come together. */
const LEAST_MEAN_BITS = -2;

const OBSTACLE_OF: Record<WantedJoin['relation'], (s: Standing, one: string, other: string) => JoinObstacle | null> = {
  SAME_SUBMISSION: mergeObstacle,
  SAME_MATTER: linkObstacle,
};

/** A join that a person wants. */
export interface WantedJoin {
  pair: readonly [one: string, other: string];
  book: MergeBook;
  relation: 'SAME_SUBMISSION' | 'SAME_MATTER';
  /** Joins in spite of what may be overruled. */
  mayOverrule: boolean;
}

/**
 * What a person's join rests on: the pair as compared, what was overruled, and what stood in the way unseen. Only what
 * the person sees counts, so that no refusal tells of the rest; the decision keeps the rest for the centre.
 * @throws MERGE_NOT_POSSIBLE
 */
export async function groundOfJoin(em: EntityManager, wanted: WantedJoin, ground: Ground): Promise<Ground> {
  const { pair, book, relation, mayOverrule } = wanted;
  const obstacle = OBSTACLE_OF[relation];
  const known = obstacle(book.seen, ...pair);
  requireBearable(known, mayOverrule);
  const [mine, theirs] = sidesOf(book.seen, wanted);
  const comparison = await PairComparison.of(em, [...new Set([...pair, ...mine, ...theirs])]);
  const mean = comparison.meanBits(mine, theirs);
  // Of no pair the mean is no number, and below nothing.
  const unlike = mean < LEAST_MEAN_BITS ? 'UNLIKE' : null;
  requireBearable(unlike, mayOverrule);
  const overruled = [known, unlike].filter((one) => one !== null);
  const unseen = obstacle(book.standing, ...pair);
  return {
    ...ground,
    compared: comparison.compare(...pair),
    evidence: {
      ...(overruled.length > 0 && { overruled: overruled.join(', '), meanBits: mean.toFixed(1) }),
      ...(unseen !== null && unseen !== known && { unseen }),
    },
  };
}

/**
 * A chain of likenesses would join what is not alike, so all reports of one side are compared with all of the other: the
 * two matters, or, to make one report of a pair that is of one matter already, the reports that are one with each.
 */
function sidesOf(standing: Standing, { pair, relation }: WantedJoin): [string[], string[]] {
  const [one, other] = pair;
  if (!standing.matterOf(one).includes(other)) return [standing.matterOf(one), standing.matterOf(other)];
  // A further link within one matter brings nobody in.
  if (relation === 'SAME_MATTER') return [[], []];
  return [standing.groupOf(one), standing.groupOf(other)];
}
