import type { Cheerio } from 'cheerio';
import type { AnyNode } from 'domhandler';

/** Elements that stand on lines of their own; without the break "Banjir" and "Sampai" of two paragraphs would grow together. */
const OWN_LINES = new Set(
  'address article blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
/** Deeper nesting is no page but an attack on the stack. */
const DEEPEST = 500;
const NO_TEXT = new Set(['script', 'style', 'template', 'noscript', 'head']);

/** What a reader sees: single spaces, a line per paragraph; no NUL and no half characters, which no database stores. */
export function seenText(nodes: Cheerio<AnyNode>): string {
  const parts: string[] = [];
  for (const node of nodes.toArray()) collect(node, parts, { depth: 0, keepsLines: false });
  return plain(parts.join(''));
}

/** The same cleaning for an attribute, which has no lines. */
export const plain = (text: string) =>
  text
    .replace(/\p{Surrogate}|\0/gu, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** Where the walk is. */
interface Walk {
  depth: number;
  /** Inside `pre`: a line break of the source is one of the text. */
  keepsLines: boolean;
}

function collect(node: AnyNode, parts: string[], { depth, keepsLines }: Walk): void {
  if (node.type === 'text') parts.push(keepsLines ? node.data : node.data.replace(/\s+/g, ' '));
  if (!('children' in node) || depth > DEEPEST || ('name' in node && NO_TEXT.has(node.name))) return;
  const name = 'name' in node ? node.name : '';
  if (name === 'br') parts.push('\n');
  const own = OWN_LINES.has(name);
  if (own) parts.push('\n');
  const inside = { depth: depth + 1, keepsLines: keepsLines || name === 'pre' };
  for (const child of node.children) collect(child, parts, inside);
  if (own) parts.push('\n');
}
