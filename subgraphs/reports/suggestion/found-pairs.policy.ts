import type { Weights } from '../likeness/model.ts';
import { cannotReach, type Prepared } from './likeness.policy.ts';
import { compareBoth } from './suggestion.policy.ts';
import type { FoundPair } from './suggestion-rows.service.ts';

/** Two reports that share keys or a suggestion; the first is the one being checked. */
export interface Partners {
  reportId: string;
  nearId: string;
}

/** What became of pairs: those compared in full, and how many no weights in force can bring to their limit. */
export interface FoundPairs {
  pairs: FoundPair[];
  hopeless: number;
}

/** Compares partners, each pair once. Those that cannot reach the limit of `active` nor of `shadow` are only counted. */
export function foundPairs(
  partners: readonly Partners[],
  known: ReadonlyMap<string, Prepared>,
  { active, shadow }: { active: Weights; shadow: Weights | null },
): FoundPairs {
  const inForce = shadow ? [active, shadow] : [active];
  const names = new Set<string>();
  const found: FoundPairs = { pairs: [], hopeless: 0 };
  for (const { reportId, nearId } of partners) {
    const [one, other] = [known.get(reportId), known.get(nearId)];
    const [lowId, highId] = reportId < nearId ? [reportId, nearId] : [nearId, reportId];
    const name = `${lowId} ${highId}`;
    if (!one || !other || names.has(name)) continue;
    names.add(name);
    if (inForce.every((weights) => cannotReach(one, other, weights))) found.hopeless += 1;
    else found.pairs.push({ lowId, highId, foundFor: reportId, one, other, ...compareBoth(one, other, active) });
  }
  return found;
}
