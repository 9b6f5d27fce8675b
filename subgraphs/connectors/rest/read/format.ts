import { isTooDeep, type Json, SourceError, xmlValue } from '../../kit/index.ts';

/** How answers are written. */
export interface Format {
  name: string;
  /** What we say we take. */
  accept: string;
  /** @throws SourceError, or Error for what is not written so */
  parse(text: string, keepPrefixes?: boolean): unknown;
  /** Is an answer without the list's element an empty list? JSON says []; XML can only leave it out. */
  hasNoEmptyList: boolean;
}

/** The formats a source file may name. */
export const FORMATS: Record<'json' | 'xml', Format> = {
  json: {
    name: 'JSON',
    accept: 'application/json',
    hasNoEmptyList: false,
    parse(text) {
      if (isTooDeep(text)) throw new Error('is nested without end');
      // Some servers begin with a byte order mark, which JSON does not know.
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    },
  },
  xml: {
    name: 'XML',
    accept: 'application/xml, application/rss+xml, application/atom+xml, text/xml;q=0.9, */*;q=0.1',
    hasNoEmptyList: true,
    parse: (text, keepPrefixes = true) =>
      xmlValue(text.replace(/^\uFEFF/, '').trim(), { keepAttributes: true, keepPrefixes }),
  },
};

/** The answer's value. `where` names its place. @throws SourceError: drift, auth for login pages, or what it says itself */
export function readAs(format: Format, text: string, where: string): unknown {
  try {
    return format.parse(text);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    expectNoLogin(text, where);
    const { message } = error as Error;
    const why = /^(?:is|declares|holds) /.test(message) ? `, because it ${message}` : '';
    throw new SourceError('drift', `${where} answers something that is no ${format.name}${why}.`);
  }
}

/** @throws SourceError('auth') for a page that asks for a password where data should stand */
export function expectNoLogin(text: string, where: string): void {
  if (/<input[^>]{1,500}type\s*=\s*["']?password/i.test(text))
    throw new SourceError('auth', `${where} asks for a password instead of giving data.`);
}

/** The list at its place in an XML document: one item is a list of one, none an empty list where its parent stands. */
export function xmlList(found: Json | undefined, parent: Json | undefined): Json | undefined {
  if (Array.isArray(found)) return found;
  if (found !== undefined) return found === '' ? [] : [found];
  return parent === undefined || Array.isArray(parent) ? undefined : [];
}
