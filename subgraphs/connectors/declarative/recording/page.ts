import { load } from 'cheerio';
import type { Json } from '../../kit/json.ts';
import { afterLabel } from './labels.ts';

/** Attributes that say how a page is built, not what it says. */
const STRUCTURE = /^(?:class|id|href|src|type|rel|method|action|colspan|rowspan|charset|http-equiv|data-.*)$/;
/** What stands in for a text that no record has. */
const PLACEHOLDER = 'teks';
/** A shorter value stands inside other words. */
const SHORTEST = 3;
/** Words of a text that may be no more than a short value with its label. */
const MOST_WORDS = 2;

/** Values of records before and after they were scrubbed, to do the same with the pages they came from. */
export class KnownValues {
  private readonly scrubbed = new Map<string, string>();

  constructor(before: Json, after: Json) {
    this.pair(before, after);
  }

  /** The text as the records have it now; null: they do not have it. */
  exactly(text: string): string | null {
    return this.scrubbed.get(squeezed(text)) ?? null;
  }

  /** Is the text part of what a record says, or does it hold what one says? */
  has(text: string): boolean {
    const wanted = squeezed(text);
    // "#A7" holds the id "A7"; inside a longer text so short a value says nothing.
    const words = wanted.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (words.length <= MOST_WORDS && words.some((word) => this.scrubbed.has(word))) return true;
    return [...this.scrubbed.keys()].some(
      (value) =>
        (value.length >= SHORTEST && wanted.includes(value)) || (wanted.length >= SHORTEST && value.includes(wanted)),
    );
  }

  private pair(before: Json | undefined, after: Json | undefined): void {
    if (typeof before === 'string' && typeof after === 'string') this.scrubbed.set(squeezed(before), after);
    else if (typeof before === 'object' && before !== null)
      for (const [key, part] of Object.entries(before)) this.pair(part, (after as Record<string, Json> | null)?.[key]);
  }
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A node of a page, as far as it is changed here. */
interface PageNode {
  type: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: PageNode[];
}

/** What decides which texts of a page stay. */
export interface PageTerms {
  /** What records are made of. */
  known: KnownValues;
  /** Texts that the channel's settings name; none of them is personal. */
  labels: readonly string[];
  /** A text without personal data. */
  scrub(text: string): string;
}

/**
 * A page with its structure as it was and only those texts that records are made of, scrubbed, and labels of the
 * settings: a page shows more than a connector reads, also names.
 */
export function scrubbedPage(markup: string, terms: PageTerms, isXml: boolean): string {
  const $ = load(markup, isXml ? { xml: true } : {});
  $('script, style, noscript, iframe').remove();
  const visit = (node: PageNode): void => {
    if (node.type === 'text') node.data = textFor(node.data ?? '', terms);
    if (node.type === 'comment') node.data = '';
    for (const [name, value] of Object.entries(node.attribs ?? {}))
      node.attribs![name] = STRUCTURE.test(name) ? terms.scrub(value) : valueFor(value, terms);
    for (const child of node.children ?? []) visit(child);
  };
  for (const node of $.root().toArray()) visit(node as unknown as PageNode);
  return isXml ? $.xml() : $.html();
}

/** Of attributes whose text nobody asks for nothing is kept. */
const valueFor = (value: string, terms: PageTerms): string =>
  terms.known.has(value) || afterLabel(value, terms.labels) ? textFor(value, terms) : '';

function textFor(text: string, terms: PageTerms): string {
  if (text.trim() === '') return text;
  const { known, labels, scrub } = terms;
  const whole = known.exactly(text);
  if (whole !== null) return whole;
  const parted = afterLabel(text, labels);
  if (parted) return parted.label + restFor(parted.rest, terms);
  return known.has(text) ? scrub(text) : PLACEHOLDER;
}

/** What follows a label: its colon stays. */
function restFor(rest: string, { known, scrub }: PageTerms): string {
  const sign = /^[^\p{L}\p{N}]*/u.exec(rest)?.[0] ?? '';
  const said = rest.slice(sign.length);
  if (said === '') return rest;
  return sign + (known.exactly(said) ?? (known.has(said) ? scrub(said) : PLACEHOLDER));
}
