import jsonata from 'jsonata';
import { isFunction } from './function-expression.ts';
import { isWord } from './mapper.ts';

/**
 * Fields of a flat record that a mapping reads: columns a table has to have. What functions of files read, and what is
 * looked for inside lists, is not told.
 */
export function fieldsOf(mapping: object): string[] {
  const found = Object.entries(mapping).flatMap(([key, part]): string[] => {
    if (part === undefined || isWord(key)) return [];
    if (typeof part === 'object' && part !== null) return fieldsOf(part);
    return typeof part === 'string' && !isFunction(part.trim()) ? namesIn(jsonata(part).ast()) : [];
  });
  return [...new Set(found)];
}

/** First names of all paths. */
function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(namesIn);
  const { type, steps = [], value } = node as { type?: string; steps?: unknown[]; value?: unknown };
  if (type === 'name') return typeof value === 'string' ? [value] : [];
  // Later steps speak of what the first one has found.
  if (type === 'path') return namesIn(steps[0]);
  return Object.values(node).flatMap(namesIn);
}
