import type { Json } from '../../kit/json.ts';
import { eachText } from '../settings-text.ts';

/** A text that a selector asks for, with or without quotes: `:contains("Title")`, also inside `:is(…)` or `:has(…)`. */
const CONTAINS = /:i?contains\(\s*(?:"([^"]*)"|'([^']*)'|([^()"']*))\s*\)/gi;
/** A value that a selector asks of an attribute: `[title="Next"]`. */
const ATTRIBUTE = /\[[\w:-]+\s*[~|^$*]?=\s*(?:"([^"]*)"|'([^']*)'|([^\]"'\s]*))\s*(?:[is]\s*)?\]/gi;
/** Settings whose keys are words as pages show them. */
const TABLES = new Set(['statusMap', 'words', 'closers', 'classes', 'in']);
const LETTERS = /\p{L}/u;

/**
 * Texts of a page that its channel's settings name themselves: what its selectors look for, and words of its tables. A
 * recording without them would be another page for these settings.
 */
export function labelsOf(settings: Json): string[] {
  const labels = wordsOfTables(settings);
  eachText(settings, (text) => {
    for (const pattern of [CONTAINS, ATTRIBUTE])
      for (const [, double, single, bare] of text.matchAll(pattern)) labels.push(double ?? single ?? bare ?? '');
    return text;
  });
  const plain = labels.map((label) => label.replace(/\s+/g, ' ').trim()).filter((label) => LETTERS.test(label));
  return [...new Set(plain)];
}

function wordsOfTables(settings: Json): string[] {
  if (typeof settings !== 'object' || settings === null) return [];
  return Object.entries(settings).flatMap(([key, part]) => [
    ...(TABLES.has(key) && isObject(part) ? Object.keys(part).filter((word) => !isObject(part[word])) : []),
    ...wordsOfTables(part),
  ]);
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that begins with a label, parted; null: it begins with none. The longest label counts, letter case does not. */
export function afterLabel(text: string, labels: readonly string[]): { label: string; rest: string } | null {
  const start = text.length - text.trimStart().length;
  const lengths = labels.flatMap((label) => {
    const pattern = label.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pattern.join('\\s+')}`, 'iu').exec(text.slice(start))?.[0].length ?? [];
  });
  if (lengths.length === 0) return null;
  const end = start + Math.max(...lengths);
  return { label: text.slice(0, end), rest: text.slice(end) };
}
