import type { Json } from '../../kit/index.ts';

/** Stands at the end of every text the hub writes: readers see who wrote it, a second try finds it again. */
export const markOf = (status: string, key: string) => `[LAPOR Hub: ${status}, ${key}]`;

/** The text as the office wrote it. */
export const withoutMark = (text: string) => text.replace(/\s*\[LAPOR Hub: [^\]]*\]\s*$/, '');

/** The first of these entries that bears the key in any of its fields; undefined: none does. */
export function bearing(entries: readonly Json[], key: string): Json | undefined {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // "x:1" does not stand in "x:12".
  const whole = new RegExp(`(?<![\\w:-])${escaped}(?![\\w:-])`);
  return entries.find((entry) => whole.test(JSON.stringify(entry)));
}
