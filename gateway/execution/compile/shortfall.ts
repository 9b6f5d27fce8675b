import type { Place } from './places.ts';

/** Where an answer is not what its type promises. */
export interface Shortfall {
  kind: keyof typeof TEXTS;
  /** The field or list element, in words; filled in by what holds it. */
  what: string;
  /** Place in the client's answer from its end to its beginning: filled in while the writers return. */
  ecalp: Place;
}

const TEXTS = {
  null: (what: string) => `Cannot return null for non-nullable ${what}.`,
  value: (what: string) => `Invalid value found for ${what}.`,
  type: (what: string) => `Invalid __typename found for object at ${what}.`,
};

/** Notes a shortfall; its place is not known yet. */
export function noteShortfall(found: Shortfall[], kind: Shortfall['kind']): void {
  found.push({ kind, what: '', ecalp: [] });
}

/** Tells the shortfalls noted since `before` that they lie below `step`. */
export function placeShortfalls(found: Shortfall[], before: number, step: string | number, what: string): void {
  for (const one of found.slice(before)) {
    one.what ||= what;
    one.ecalp.push(step);
  }
}

/** The shortfall as clients see it, in Apollo's words. */
export const toldShortfall = ({ kind, what, ecalp }: Shortfall) => ({
  message: TEXTS[kind](what),
  path: ecalp.toReversed(),
  extensions: { code: 'INVALID_GRAPHQL' },
});
