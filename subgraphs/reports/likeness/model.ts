/** Part of a text, [from, to) in UTF-16 units; of the address where `inAddress`. */
export interface Span {
  from: number;
  to: number;
  inAddress: boolean;
}

/** One thing seen at a pair. The same entry serves the card, the sum and the learning. */
export interface Level {
  field: string;
  level: string;
  /** Positive speaks for "same", negative against. */
  bits: number;
  words: { id: string; en: string };
  spans?: { a: Span[]; b: Span[] };
}

/** Whether one act of reporting arrived twice, or people report one thing. */
export type LikenessRelation = 'SAME_SUBMISSION' | 'SAME_MATTER';

/** What is to be done with a pair (CONSOLIDATION of docs/). */
export type LikenessBand = 'AUTO_ELIGIBLE' | 'SUGGEST' | 'RECURRENCE' | 'IGNORE';

/** What a pair looks like under one model. */
export interface Likeness {
  /** Log2 of the odds that both are about one matter. */
  bits: number;
  relation: LikenessRelation;
  levels: Level[];
  /** Fields whose evidence forbids joining without a person, e.g. "gang". */
  conflicts: string[];
  band: LikenessBand;
}

/** How many documents hold a word (as `Prepared.words` spells it); counted by the caller, versioned there. */
export interface Terms {
  version: string;
  documents: number;
  frequency: ReadonlyMap<string, number>;
}

/** Weights as they lie in the database: one row per version. */
export interface Weights {
  version: string;
  /** Bits of a pair of which nothing is known. */
  prior: number;
  /** SUGGEST (or RECURRENCE) from this sum on. */
  suggestFrom: number;
  /** field -> level -> bits. What is not listed weighs nothing. */
  bits: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** All that a comparison needs beside the two records. */
export interface Model {
  weights: Weights;
  terms: Terms;
}
