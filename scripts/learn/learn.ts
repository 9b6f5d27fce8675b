import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { saveDraft } from '../../subgraphs/reports/model/draft.service.ts';
import { type Labelled, labelledPairs } from '../../subgraphs/reports/model/labelled-pair.service.ts';
import { weightsInForce } from '../../subgraphs/reports/model/weights.loader.ts';
import { crossValidation, learnFrom } from './cross-validation.ts';

/** What the command was asked for. `fewest`: labels of people without which learning would only be noise. */
export interface LearnOptions {
  fewest: number;
  saveDraft: boolean;
  now: Date;
}

/** What was learned, and from what. */
export type Learned = Awaited<ReturnType<typeof learn>>;

/** Learns from the pairs decided in this database. Needs SYSTEM and a transaction. @throws BAD_USER_INPUT when too few */
export async function learn(em: EntityManager, { fewest, saveDraft: save, now }: LearnOptions) {
  if (!Number.isInteger(fewest) || fewest < 1)
    throw hubError('BAD_USER_INPUT', '--min takes a whole number from 1 on.');
  const { active } = await weightsInForce(em);
  const pairs = await labelledPairs(em, active);
  const labels = pairs.filter(({ source }) => source !== 'UNSEEN');
  requireEnough(labels, fewest);
  const figures = {
    against: active.version,
    unseenPairs: pairs.length - labels.length,
    ...crossValidation(pairs, active),
  };
  const weights = learnFrom(pairs, active);
  const draft = save ? await saveDraft(em, weights, figures, now) : null;
  return { ...figures, draft, weights: { ...weights, version: draft ?? weights.version } };
}

function requireEnough(labels: readonly Labelled[], fewest: number): void {
  if (labels.length < fewest) {
    const have = `${labels.length} pairs of this hub have been decided by people, and learning takes ${fewest}.`;
    throw hubError('BAD_USER_INPUT', `${have} Decide more of the review queue, or lower --min to try it out.`);
  }
  if (labels.every(({ same }) => same) || labels.every(({ same }) => !same)) {
    throw hubError('BAD_USER_INPUT', 'All decided pairs have one answer. Learning takes both: joined and kept apart.');
  }
}
