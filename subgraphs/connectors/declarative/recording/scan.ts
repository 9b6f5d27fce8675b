import type { Json } from '../../kit/json.ts';
import { fieldKind, isFraction, KINDS, wordsOf } from './personal.ts';

/** A place where personal data still stand. The value itself is not told. */
export interface Finding {
  path: string;
  what: string;
}

/** Personal data and secrets in what is about to be written down; also in names of keys, which are not scrubbed. */
export function findPersonal(value: Json, realNames: readonly string[] = []): Finding[] {
  const names = realNames.map((name) => name.toLowerCase());
  const findings: Finding[] = [];
  const look = (part: Json, path: string[]): void => {
    if (typeof part === 'string' || typeof part === 'number') findings.push(...inText(String(part), path, names));
    else if (typeof part === 'object' && part !== null)
      for (const [key, inner] of Object.entries(part)) {
        findings.push(...inText(key, [...path, '(name of a key)'], names));
        look(inner, [...path, key]);
      }
  };
  look(value, []);
  return findings;
}

function inText(text: string, path: string[], names: readonly string[]): Finding[] {
  const at = (what: string): Finding => ({ path: path.map(hidden).join('.'), what });
  const kinds = isFraction(text, wordsOf(path)) ? [] : KINDS;
  const shapes = kinds
    .filter(({ pattern, isInvented }) => [...text.matchAll(pattern)].some(([found]) => !isInvented(found)))
    .map(({ name }) => at(name));
  const lower = text.toLowerCase();
  const named = names.some((name) => lower.includes(name)) ? [at('name of a person')] : [];
  const isSecret = fieldKind(wordsOf(path)) === 'SECRET' && text.trim() !== '' && !text.startsWith('contoh');
  return [...shapes, ...named, ...(isSecret ? [at('secret')] : [])];
}

/** A key that is itself a number of somebody is not repeated in an error. */
const hidden = (key: string) => (KINDS.some(({ pattern }) => key.search(pattern) >= 0) ? '…' : key);
