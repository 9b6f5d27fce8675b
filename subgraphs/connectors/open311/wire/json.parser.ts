import { isTooDeep, type Json } from '../../kit/index.ts';

/** JSON.parse hands a reviver the text of a number, too; its types do not know that yet. */
type Reviver = (this: unknown, key: string, value: Json, context: { source?: string }) => Json;
const parse = JSON.parse as (text: string, reviver: Reviver) => Json;

/**
 * A document as plain values. Whole numbers too long for JavaScript stay texts. Two faults of real cities are mended:
 * numbers with leading zeros become texts, line breaks inside texts are escaped.
 * @throws Error for what is no JSON even so
 */
export function jsonValue(text: string): Json {
  if (isTooDeep(text)) throw new Error('nested without end');
  try {
    return parse(text, exactly);
  } catch {
    return parse(mended(text), exactly);
  }
}

const exactly: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
    ? source
    : value;

/** Looks at each character once, however the document is broken. */
function mended(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const end = quote === -1 ? text.length : quote;
    parts.push(text.slice(at, end).replace(ZEROS, '"$&"'));
    at = quote === -1 ? end : endOfText(text, quote);
    parts.push(text.slice(end, at).replace(CONTROLS, escaped));
  }
  return parts.join('');
}

/** Between texts: a number that JSON does not know because of its leading zeros. */
const ZEROS = /-?\b0\d+(?![\d.eE])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x1f]/g;

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Where the text that begins with this quote is over: behind its closing quote, or at the end of the document. */
function endOfText(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
