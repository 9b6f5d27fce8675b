import type { Json } from '../../kit/index.ts';

/** A string, or a number that JSON does not know because of its leading zeros. */
const TOKEN = /"(?:[^"\\]|\\.)*"|(?<=[:,[]\s{0,9})-?0\d+(?=\s{0,9}[,}\]])/gs;

/** JSON.parse hands a reviver the text of a number, too; its types do not know that yet. */
type Reviver = (this: unknown, key: string, value: Json, context: { source?: string }) => Json;
const parse = JSON.parse as (text: string, reviver: Reviver) => Json;

/**
 * A document as plain values. Whole numbers too long for JavaScript stay texts. Two faults of real cities are mended:
 * numbers with leading zeros become texts, line breaks inside texts are escaped.
 * @throws Error for what is no JSON even so
 */
export function jsonValue(text: string): Json {
  try {
    return parse(text, exactly);
  } catch {
    return parse(text.replace(TOKEN, mended), exactly);
  }
}

const exactly: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
    ? source
    : value;

const mended = (token: string) =>
  token.startsWith('"')
    ? // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      token.replace(/[\0-\x1f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : `"${token}"`;
