import { load } from 'cheerio';

/** Mail programs nest some dozens; readers of a deeper one would take minutes or run out of stack. */
const DEEPEST = 1_000;
const TAG = /<(\/?)([a-z][a-z0-9]*)/gi;
/** Elements without an end, or whose end is usually left out. */
const ENDLESS = new Set('br img hr input meta link area base col wbr p li td th tr dd dt option'.split(' '));
const UNSEEN = new Set(['head', 'title', 'style', 'script', 'template']);
const BLOCKS = new Set(
  'p div section article header footer address table tr ul ol li dl dt dd pre center form h1 h2 h3 h4 h5 h6 hr'.split(
    ' ',
  ),
);

/** A node as the reader of the package gives it. */
interface Node {
  type: string;
  name?: string;
  data?: string;
  children?: Node[];
}

/** Is the HTML nested so deeply that no person can have written it? Looks at tags only, in one pass. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name = ''] of html.matchAll(TAG)) {
    if (ENDLESS.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (end ? -1 : 1));
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** HTML as a reader sees it: blocks become lines, quoted mails begin with "> ". Not for HTML that `isTooDeep`. */
export function textOfHtml(html: string): string {
  // The lenient reader, not the one of browsers: their repairs of wrong nesting can be made to grow without end.
  const root = load(html, { xml: { xmlMode: false } }).root()[0] as unknown as Node;
  return tidy(textOf(root).replaceAll('\u00a0', ' '));
}

function textOf({ type, name = '', data = '', children = [] }: Node): string {
  if (type === 'text') return data.replace(/\s+/g, ' ');
  if (name === 'br') return '\n';
  if (type === 'comment' || UNSEEN.has(name)) return '';
  const inner = children.map(textOf).join('');
  if (name === 'blockquote') return `\n${quoted(inner)}\n`;
  if (name === 'td' || name === 'th') return `${inner} `;
  return BLOCKS.has(name) ? `\n${inner}\n` : inner;
}

const quoted = (text: string) =>
  tidy(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** One space between words, one empty line between paragraphs at most. */
const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line, index, lines) => line !== '' || (lines[index - 1] ?? '') !== '')
    .join('\n')
    .trim();
