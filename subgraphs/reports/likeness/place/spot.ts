import type { Span } from '../model.ts';
import { kept } from '../text/kept.ts';

/** A street (or quarter) as written somewhere. */
export interface Street {
  /** Words of the name without directions, e.g. ["ngagel", "jaya"]. */
  words: readonly string[];
  /** Those that are no name of the area. */
  own: readonly string[];
  /** The words as one, doubled letters squeezed: "gununganyar" however it is parted. */
  key: string;
  directions: ReadonlySet<string>;
  /** Gang numbers or names; "3a". */
  gangs: ReadonlySet<string>;
  span: Span;
}

/** Everything a record says about where, beyond its area. */
export interface Spot {
  streets: readonly Street[];
  /** House numbers, "29" or "25a"; of a range all between its ends on one side of the street are meant. */
  houses: ReadonlySet<string>;
  blocks: ReadonlySet<string>;
  rts: ReadonlySet<string>;
  rws: ReadonlySet<string>;
  /** "Titik C" of a list of spots. */
  labels: ReadonlySet<string>;
  /** Words of what the spot is near to. */
  near: ReadonlySet<string>;
}

/** A name as one word that bears parting and doubling: "Gunung Anyar" = "gununganyar", "Sumberejo" = "Sumberrejo". */
export const nameKey = (words: readonly string[]) => words.join('').replace(/(\p{L})\1+/gu, '$1');

/** `nameKey` of a token's word alone. */
export const wordKey = kept((token) => nameKey([token.text]));
