import { load } from 'cheerio/slim';
import jsonata from 'jsonata';
import type { NormalizeInfo } from '../connector.ts';
import type { Json, RawRecord } from '../json.ts';
import { SourceError } from '../source-error.ts';
import { functionFault, functionOf, isFunction } from './function-expression.ts';

/** What an expression gives for one raw record; undefined: nothing. */
export type Evaluate = (raw: RawRecord) => unknown;

const FIELD = /^[A-Za-z_][A-Za-z0-9_]*$/;
const LITERAL = /^(?:true|false|null)$/;
const CALL = /^\$(string|status|time|bool|plain)\(\s*([A-Za-z_][A-Za-z0-9_]*)\s*\)$/;

/**
 * The expression, ready to be asked many times. Names of fields and single calls, most of a mapping, are read without
 * the JSONata machine, which is some thirty times slower; both ways say the same.
 * @throws Error naming the fault and its place in an expression that cannot be read
 */
export function compile(expression: string, info: NormalizeInfo<unknown>): Evaluate {
  const functions = functionsOf(info);
  const text = expression.trim();
  if (isFunction(text)) return functionOf(text, info);
  if (LITERAL.test(text)) return () => JSON.parse(text);
  if (FIELD.test(text)) return (raw) => raw[text] ?? undefined;
  const [, name, field] = CALL.exec(text) ?? [];
  if (name && field) return (raw) => (raw[field] === undefined ? undefined : functions[name]!(raw[field]));
  return machine(text, functions);
}

/** What is wrong with an expression, and where; null: it can be read. */
export function faultOf(expression: string): string | null {
  const text = expression.trim();
  if (isFunction(text)) return functionFault(text);
  try {
    compiledJsonata(expression);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

function machine(text: string, functions: Record<string, (value: Json) => unknown>): Evaluate {
  const compiled = compiledJsonata(text);
  for (const [name, call] of Object.entries(functions)) if (name !== 'string') compiled.registerFunction(name, call);
  return async (raw) => {
    try {
      return await compiled.evaluate(raw);
    } catch (error) {
      throw error instanceof SourceError ? error : new SourceError('record', `${text}: ${messageOf(error)}`);
    }
  };
}

function compiledJsonata(text: string): jsonata.Expression {
  try {
    return jsonata(text);
  } catch (error) {
    const { position } = error as { position?: number };
    throw new Error(`"${text}" cannot be read at character ${position ?? 1}: ${messageOf(error)}`);
  }
}

/** Functions of mappings beside JSONata's own. All of them are pure. */
const functionsOf = ({ status, time, bool }: NormalizeInfo<unknown>): Record<string, (value: Json) => unknown> => ({
  string: (value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')),
  status: (value) => status(String(value ?? '')),
  time: (value) => (value === null || value === undefined || value === '' ? undefined : time(value)),
  bool: (value) => bool(value),
  plain: (value) => plainText(String(value ?? '')),
  one: (value) => [value].flat().find((part) => part !== null && part !== undefined && part !== ''),
});

/** HTML as a reader sees it: blocks and line breaks become lines, entities become characters. */
export function plainText(html: string): string {
  const broken = html.replace(/(?:<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>)\s*/gi, '\n');
  const lines = load(broken).text().split('\n');
  return lines
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line, index, all) => line !== '' || (all[index - 1] ?? '') !== '')
    .join('\n')
    .trim();
}

const messageOf = (error: unknown) => String((error as { message?: string }).message ?? error);
