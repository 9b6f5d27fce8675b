import type { ReadReport } from '../block-key/block-key.policy.ts';

/** What two reports look like together. */
export interface Likeness {
  /** Log2 of the odds that both are about one matter. */
  bits: number;
  relation: 'SAME_SUBMISSION' | 'SAME_MATTER';
  levels: Level[];
  /** Fields whose evidence forbids joining without a person. */
  conflicts: string[];
  band: 'AUTO_ELIGIBLE' | 'SUGGEST' | 'RECURRENCE' | 'IGNORE';
}

/** One thing seen at a pair. */
export interface Level {
  field: string;
  level: string;
  /** Positive speaks for "same", negative against. */
  bits: number;
  words: { id: string; en: string };
}

/** A report read once, compared often. */
export interface Prepared extends ReadReport {
  /** Word to weight, the whole of length 1. */
  vector: ReadonlyMap<string, number>;
}
