import jsonata from 'jsonata';
import { z } from 'zod';
import { type Json, SourceError } from '../../kit/index.ts';

/** Names joined by dots, the usual place; whatever else is JSONata. */
const DOTTED = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** A place in an answer: "data.items", `$` for all of it, or JSONata. */
export const path = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const fault = faultOf(text);
    if (fault) context.addIssue({ code: 'custom', message: `is no path: ${fault}` });
  });

/** Can the text be read as a place? */
export const isPlace = (text: string) => text.trim() !== '' && faultOf(text) === null;

function faultOf(text: string): string | null {
  try {
    jsonata(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const compiled = new Map<string, jsonata.Expression>();

/**
 * What stands at this place; undefined: nothing does. Dotted names are followed one by one, so an empty list stays an
 * empty list. @throws SourceError('drift') when the expression cannot be applied to this answer
 */
export async function valueAt(place: string, answer: unknown): Promise<Json | undefined> {
  if (place === '$') return answer as Json;
  if (DOTTED.test(place)) return followed(place.split('.'), answer);
  const expression = compiled.get(place) ?? jsonata(place);
  compiled.set(place, expression);
  try {
    const value = await expression.evaluate(answer);
    // JSONata marks its sequences with extra properties, which are no JSON.
    return Array.isArray(value) ? [...value] : value;
  } catch (error) {
    throw new SourceError('drift', `"${place}" cannot be read in the answer: ${(error as Error).message}`);
  }
}

function followed(names: string[], answer: unknown): Json | undefined {
  let value = answer;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value as Json;
}

/** A number or a text as text; null: neither, or an empty one. Ids, cursors and addresses are read so. */
export const scalar = (value: Json | undefined): string | null =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value).trim() : null;
