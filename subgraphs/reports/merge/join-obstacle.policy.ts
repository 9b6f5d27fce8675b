import { hubError } from '../../common/errors/hub-error.ts';
import type { Standing } from './standing.policy.ts';

/** Most reports of one matter; beyond it a rule has gone wild. */
export const LARGEST_MATTER = 200;

/** Why two reports are not made one by any decision, or not brought under one matter. */
export type JoinObstacle = 'JOINED_ALREADY' | 'LINKED_ALREADY' | 'ONE_REPORT' | 'PINNED_APART' | 'TOO_MANY' | 'UNLIKE';

/** What is told of each obstacle, and whether CENTRAL_ADMIN may join in spite of it. */
const OBSTACLES: Record<JoinObstacle, { said: string; overruled: boolean }> = {
  JOINED_ALREADY: { said: 'they are joined already.', overruled: false },
  LINKED_ALREADY: { said: 'they are linked already.', overruled: false },
  ONE_REPORT: { said: 'they are one report already.', overruled: false },
  PINNED_APART: { said: 'somebody has pinned some of them apart; CENTRAL_ADMIN may overrule it.', overruled: true },
  TOO_MANY: { said: 'together they would be more than 200; CENTRAL_ADMIN may overrule it.', overruled: true },
  UNLIKE: { said: 'they are too unlike all that is joined already; CENTRAL_ADMIN may overrule it.', overruled: true },
};

/** What stands in the way of making one report of two and of all that is one with them; null: nothing. */
export function mergeObstacle(standing: Standing, one: string, other: string): JoinObstacle | null {
  const [mine, theirs] = [standing.groupOf(one), standing.groupOf(other)];
  if (mine.includes(other)) return 'JOINED_ALREADY';
  if (!standing.matterOf(one).includes(other)) return matterObstacle(standing, one, other);
  return standing.keepsApart(mine, theirs) ? 'PINNED_APART' : null;
}

/** What stands in the way of one matter for both and all that hangs on them, whatever they say; null: nothing. */
export function linkObstacle(standing: Standing, one: string, other: string): JoinObstacle | null {
  if (standing.groupOf(one).includes(other)) return 'ONE_REPORT';
  if (standing.isLinked(one, other, 'SAME_MATTER')) return 'LINKED_ALREADY';
  if (!standing.matterOf(one).includes(other)) return matterObstacle(standing, one, other);
  return standing.keepsApart([one], [other]) ? 'PINNED_APART' : null;
}

/** Refuses, unless whoever decides may join in spite of it. @throws MERGE_NOT_POSSIBLE */
export function requireBearable(obstacle: JoinObstacle | null, mayOverrule: boolean): void {
  if (obstacle === null || (mayOverrule && OBSTACLES[obstacle].overruled)) return;
  throw hubError('MERGE_NOT_POSSIBLE', OBSTACLES[obstacle].said);
}

function matterObstacle(standing: Standing, one: string, other: string): JoinObstacle | null {
  const [mine, theirs] = [standing.matterOf(one), standing.matterOf(other)];
  if (mine.length + theirs.length > LARGEST_MATTER) return 'TOO_MANY';
  return standing.keepsApart(mine, theirs) ? 'PINNED_APART' : null;
}
