import type { ComparedReport } from '../block-key/compared-report.ts';
import type { Likeness, Weights } from '../likeness/model.ts';
import { compare, type Prepared, withoutSenders } from './likeness.policy.ts';

/** A pair compared twice: with everything, and without who wrote the two. */
export interface ComparedPair {
  full: Likeness;
  open: Likeness;
}

/** Compares two reports; `open` is what somebody sees who may not know the senders. */
export function compareBoth(one: Prepared, other: Prepared, weights: Weights): ComparedPair {
  const full = compare(one, other, weights);
  return { full, open: withoutSenders(one, other, full, weights) };
}

/** Worth storing: alike enough with or without the senders. */
export const isWorthALook = ({ full, open }: ComparedPair) => full.band !== 'IGNORE' || open.band !== 'IGNORE';

const ENDED = new Set(['CLOSED', 'ARCHIVED', 'BLOCKED']);
/** Beyond this, more bits do not make a look more useful. */
const MOST_BITS = 15;
/** What rests on its senders alone still comes last rather than never. */
const LEAST_BITS = 0.1;

/**
 * How much a clerk's look is worth: two open reports save work that is still to be done, one of several channels shows
 * the same citizen waiting twice.
 */
export function worthOf({ open }: ComparedPair, one: ComparedReport, other: ComparedReport): number {
  const waiting = [one, other].filter(({ status }) => !ENDED.has(status)).length;
  const channels = one.channelId === other.channelId ? 1 : 1.2;
  return Math.max(LEAST_BITS, Math.min(open.bits, MOST_BITS)) * (waiting / 2) * channels;
}
