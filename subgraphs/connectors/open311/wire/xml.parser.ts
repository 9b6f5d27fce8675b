import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Json } from '../../kit/index.ts';

/** Deepest nesting of a reply; a list of requests has four levels. */
export const MAX_DEPTH = 64;

/** Texts stay texts: a number would lose its leading zeros. Entities: the five of XML, numbers, names of HTML. */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  removeNSPrefix: true,
  htmlEntities: true,
  maxNestedTags: MAX_DEPTH,
});

/** An & that begins no entity, as careless systems write it. */
const BARE = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,31});)/gi;

/**
 * A document as plain values: elements as objects, repeated ones as lists, empty ones as ''. No declarations, hence no
 * entities of its own and nothing fetched.
 * @throws Error for what is no whole, well-formed document, nests too deep, or declares a type
 */
export function xmlValue(text: string): Json {
  if (declaresType(text)) throw new Error('declares a document type');
  const document = XMLValidator.validate(text) === true ? text : text.replace(BARE, '&amp;');
  const verdict = XMLValidator.validate(document);
  if (verdict !== true) throw new Error('is no well-formed XML');
  return parser.parse(document);
}

/** What a declaration may hide behind, and how it ends. */
const SHELLS: [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
];

/** Does a DOCTYPE stand anywhere but inside a comment or CDATA? Looks at each character once. */
function declaresType(text: string): boolean {
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', at)) {
    const shell = SHELLS.find(([start]) => text.startsWith(start, at));
    if (!shell) return true;
    const end = text.indexOf(shell[1], at + shell[0].length);
    if (end === -1) return false;
    at = end + shell[1].length;
  }
  return false;
}
