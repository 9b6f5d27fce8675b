import type { LikenessBand, LikenessRelation } from './model.ts';

/** What decides the band besides the bits. All about one pair. */
export interface BandFacts {
  bits: number;
  suggestFrom: number;
  sharedReporter: boolean;
  /** Cosine of the texts, 0 to 1. */
  cosine: number;
  conflict: boolean;
  /** Both name a house number, or neither: else one may mean another lamp of the street. */
  equallyClose: boolean;
  daysApart: number;
  /** Either hides who or what. */
  veiled: boolean;
  bothOpen: boolean;
  sameAgency: boolean;
  /** Content words of the shorter text. */
  fewestWords: number;
  earlierClosed: boolean;
}

const DAYS_AUTO = 30;
const DAYS_RECURRENCE = 90;
/** A second act of reporting, not a reminder, within these days. */
const DAYS_SUBMISSION = 14;
const COSINE_AUTO = 0.55;
const WORDS_AUTO = 8;

/** The measured policy A4 as far as two records can tell; desks, pins and the audit are the caller's. */
export const AUTO_CONDITIONS: Readonly<Record<string, (facts: BandFacts) => boolean>> = {
  'shared verified id': (facts) => facts.sharedReporter,
  'similar text': (facts) => facts.cosine >= COSINE_AUTO,
  'no conflict': (facts) => !facts.conflict,
  'told equally closely': (facts) => facts.equallyClose,
  'within 30 days': (facts) => facts.daysApart < DAYS_AUTO,
  'nothing veiled': (facts) => !facts.veiled,
  'both open': (facts) => facts.bothOpen,
  'same agency': (facts) => facts.sameAgency,
  'enough words': (facts) => facts.fewestWords >= WORDS_AUTO,
  'weighs enough': (facts) => facts.bits >= facts.suggestFrom,
};

/** What is to be done with a pair. */
export function bandOf(facts: BandFacts): LikenessBand {
  if (Object.values(AUTO_CONDITIONS).every((holds) => holds(facts))) return 'AUTO_ELIGIBLE';
  if (facts.bits < facts.suggestFrom) return 'IGNORE';
  return facts.earlierClosed || facts.daysApart > DAYS_RECURRENCE ? 'RECURRENCE' : 'SUGGEST';
}

/** One act of reporting twice: the same words soon after, or the same verified person within a day. */
export const relationOf = ({ cosine, daysApart, sharedReporter }: BandFacts): LikenessRelation =>
  (cosine >= COSINE_AUTO && daysApart <= DAYS_SUBMISSION) || (sharedReporter && daysApart <= 1)
    ? 'SAME_SUBMISSION'
    : 'SAME_MATTER';
