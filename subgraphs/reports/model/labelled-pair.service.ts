import type { EntityManager } from '@mikro-orm/postgresql';
import { termsInForce } from '../block-key/term.loader.ts';
import type { Likeness, Weights } from '../likeness/model.ts';
import { comparedReports } from '../suggestion/compared-report.loader.ts';
import { compare, type Prepared, prepare } from '../suggestion/likeness.policy.ts';
import { decidedPairs, type LabelledPair, unseenPairs } from './labelled-pair.loader.ts';

/** A labelled pair as the comparison sees it now, and where it is: pairs of one district stay together in a fold. */
export interface Labelled extends LabelledPair {
  district: string;
  likeness: Likeness;
}

const PER_PAGE = 500;

/**
 * Every pair that people decided, and as many unseen ones as they found different, compared by `weights`. Unseen pairs
 * that these weights would propose are left out: they may well be the same. Needs SYSTEM and a transaction.
 */
export async function labelledPairs(em: EntityManager, weights: Weights): Promise<Labelled[]> {
  const decided = await decidedPairs(em);
  const unseen = await unseenPairs(em, decided.filter(({ same }) => !same).length);
  const compared = await comparedPages(em, [...decided, ...unseen], weights);
  return compared.filter(({ source, likeness }) => source !== 'UNSEEN' || likeness.band === 'IGNORE');
}

async function comparedPages(em: EntityManager, pairs: readonly LabelledPair[], weights: Weights) {
  const terms = await termsInForce(em);
  const done: Labelled[] = [];
  for (let start = 0; start < pairs.length; start += PER_PAGE) {
    const page = pairs.slice(start, start + PER_PAGE);
    const reports = await comparedReports(em, [...new Set(page.flatMap(({ lowId, highId }) => [lowId, highId]))]);
    const prepared = new Map([...reports.values()].map((report) => [report.id, prepare(report, terms)]));
    for (const pair of page) {
      const [one, other] = [prepared.get(pair.lowId), prepared.get(pair.highId)];
      if (one && other) done.push({ ...pair, district: districtOf(one), likeness: compare(one, other, weights) });
    }
  }
  return done;
}

const districtOf = ({ report: { place, agencyId } }: Prepared) =>
  place?.district ?? place?.village ?? place?.regency ?? agencyId ?? 'unknown';
