import type { Cheerio } from 'cheerio';
import type { AnyNode } from 'domhandler';
import type { FieldName } from '../site/field-name.ts';
import type { PrivacyRule, Spot } from '../site/site.ts';
import { plain, seenText } from './text.parser.ts';

/** What one element says, by field. */
export type Said = Partial<Record<FieldName, string>>;

/** What stands at a spot inside `scope`; null: nothing. */
export function readSpot(scope: Cheerio<AnyNode>, { selector, attribute, pattern }: Omit<Spot, 'optional'>) {
  for (const text of textsAt(scope, selector, attribute)) {
    const said = pattern === undefined ? text : matched(text, pattern);
    if (said !== '') return said;
  }
  return null;
}

/** Everything that `scope` says at these spots. */
export function readSpots(scope: Cheerio<AnyNode>, spots: Partial<Record<FieldName, Spot>>): Said {
  const said: Said = {};
  for (const [name, spot] of Object.entries(spots) as [FieldName, Spot][]) {
    const text = readSpot(scope, spot);
    if (text !== null) said[name] = text;
  }
  return said;
}

/**
 * Words found about privacy. A text the table lacks is kept as it is, to be refused with a reason; where the source file
 * says what any other text means, the text itself (a name, as a rule) is not kept.
 */
export function privacyWords(
  scope: Cheerio<AnyNode>,
  { selector, attribute, words, otherwise }: PrivacyRule,
): string[] {
  const known = new Map(Object.keys(words).map((word) => [word.toLowerCase(), word]));
  return textsAt(scope, selector, attribute).map(
    (text) => known.get(text.toLowerCase()) ?? (otherwise ? OTHER_WORD : text),
  );
}

/** Stands for any text that the source file's `otherwise` covers. */
export const OTHER_WORD = '*';

/** The texts of all elements at a selector, the empty ones left out. */
function textsAt(scope: Cheerio<AnyNode>, selector: string, attribute: string | undefined): string[] {
  const found = selector === ':scope' ? scope : scope.find(selector);
  const texts = Array.from({ length: found.length }, (_, index) =>
    attribute === undefined ? seenText(found.eq(index)) : plain(found.eq(index).attr(attribute) ?? ''),
  );
  return texts.filter((text) => text !== '');
}

function matched(text: string, pattern: string): string {
  const found = new RegExp(pattern, 'u').exec(text);
  return (found?.[1] ?? found?.[0] ?? '').trim();
}
