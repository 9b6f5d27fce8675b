import { SourceError } from '../../kit/index.ts';

/** No page a person wrote is nested so deeply; reading one takes time with the square of its depth. */
const DEEPEST = 5_000;

/** Elements that need no end tag, so many of them are no depth. */
const ENDLESS = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt'
  ).split(' '),
);

/** @throws SourceError('drift') for a page whose nesting is an attack, before it is parsed */
export function expectShallow(html: string, url: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, end, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const name = tag.toLowerCase();
    const standing = open.get(name) ?? 0;
    // An end tag without its beginning ends nothing.
    if (ENDLESS.has(name) || (end && standing === 0)) continue;
    open.set(name, standing + (end ? -1 : 1));
    depth += end ? -1 : 1;
    if (depth > DEEPEST) throw new SourceError('drift', `${url} is nested more than ${DEEPEST} elements deep.`);
  }
}
