import type { Span, Terms } from '../model.ts';
import type { Prepared } from '../prepared.ts';

/** What one field shows at a pair, before it is weighed. */
export interface Seen {
  level: string;
  /** Parts of the sentence on the card. */
  values: readonly (string | number)[];
  spans?: { a: Span[]; b: Span[] };
}

/** Looks at one field of a pair; null: it shows nothing (something is missing). */
export type Look = (a: Prepared, b: Prepared, terms: Terms) => Seen | null;

/** The first limit the value reaches names the level. */
export const step = (value: number, steps: readonly (readonly [number, string])[], rest: string): string =>
  steps.find(([limit]) => value >= limit)?.[1] ?? rest;

/** A few members of a set, for the card. */
export const list = (items: Iterable<string>) => [...items].slice(0, 4).join(', ');
