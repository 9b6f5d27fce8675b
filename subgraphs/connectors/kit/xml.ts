import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Json } from './json.ts';

/** Deepest nesting of a document; a SOAP answer has some ten levels, a list of requests four. */
export const DEEPEST_XML = 64;

/** What becomes of parts that JSON has no word for. */
export interface XmlTerms {
  /** As `attr_name` beside the children; the text of an element that has some is `_text`. Absent: left out. */
  keepAttributes?: boolean;
  /** `dc:creator` as `dc_creator`. Absent: `creator`; right where servers choose prefixes as they like, as in SOAP. */
  keepPrefixes?: boolean;
}

/** Declarations of namespaces and of types (xsi:type, xsi:nil) say nothing of the complaint. */
const TECHNICAL = /^(?:xmlns(?::.*)?|xsi:.*)$/;

/** An & that begins no entity, as careless systems write it. */
const BARE = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,31});)/gi;

/**
 * A document as plain values: elements as objects, repeated ones as lists, empty ones as ''. Texts stay texts: a number
 * would lose its leading zeros. Entities: the five of XML, numbers, names of HTML; none of the document's own, and
 * nothing is fetched. @throws Error for what is no whole, well-formed document, nests too deep, or declares a type
 */
export function xmlValue(text: string, terms: XmlTerms = {}): Json {
  if (declaresType(text)) throw new Error('declares a document type');
  const document = XMLValidator.validate(text) === true ? text : text.replace(BARE, '&amp;');
  if (XMLValidator.validate(document) !== true) throw new Error('is no well-formed XML');
  return parserFor(terms).parse(document);
}

function parserFor({ keepAttributes, keepPrefixes }: XmlTerms): XMLParser {
  // By hand: the parser's own removal hides the prefix xsi from the test above.
  const plain = (name: string) => (keepPrefixes ? name.replaceAll(':', '_') : name.slice(name.indexOf(':') + 1));
  return new XMLParser({
    ignoreAttributes: keepAttributes ? (name) => TECHNICAL.test(name) : true,
    attributeNamePrefix: 'attr_',
    textNodeName: keepAttributes ? '_text' : '#text',
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    parseAttributeValue: false,
    transformTagName: plain,
    transformAttributeName: plain,
    htmlEntities: true,
    maxNestedTags: DEEPEST_XML,
  });
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
