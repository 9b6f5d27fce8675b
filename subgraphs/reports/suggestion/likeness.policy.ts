import type { ComparedReport } from '../block-key/compared-report.ts';
import { idf, rarestWords, type Terms } from '../block-key/rare-word.policy.ts';
import { plainTokenizer } from '../block-key/tokenizer.policy.ts';
import type { Level, Likeness, Prepared } from './likeness.ts';
import { SENDER, WEIGHTS } from './likeness-weights.ts';

// The seam to whatever compares two reports: nothing else here knows how likeness is found. This comparison is a small
// one, of sender, words, time, category and area.

/** Version of the weights, as stored with every suggestion. */
export const MODEL_VERSION = WEIGHTS.version;

/** Words of a text as the term table counts them. */
export const wordsOf = (text: string): string[] => plainTokenizer.words(text);

/** Reads a report: its words, streets and rarest words. */
export function prepare(report: ComparedReport, terms: Terms | null): Prepared {
  const words = wordsOf(report.text);
  const streets = plainTokenizer.streets(`${report.text} ${report.place?.detail ?? ''}`);
  return { report, words, streets, rarest: rarestWords(terms, words), vector: vectorOf(words, terms) };
}

/** What two reports look like together. */
export function compare(one: Prepared, other: Prepared): Likeness {
  const levels = Object.entries(WEIGHTS.levelOf).flatMap(([field, levelOf]): Level[] => {
    const found = levelOf(one, other);
    const entry = found === null ? undefined : WEIGHTS.bits[field]?.[found];
    return entry ? [{ field, level: found!, bits: entry.bits, words: entry.words }] : [];
  });
  const bits = levels.reduce((sum, level) => sum + level.bits, WEIGHTS.prior);
  const sameSender = levels.some(({ field, level }) => field === SENDER && level === 'SHARED');
  const relation = sameSender ? 'SAME_SUBMISSION' : 'SAME_MATTER';
  return { bits, relation, levels, conflicts: [], band: bandOf(bits, one.report, other.report) };
}

const DAY_MS = 86_400_000;
const LONG_AGO_DAYS = 90;
const ENDED = new Set(['CLOSED', 'ARCHIVED']);

function bandOf(bits: number, one: ComparedReport, other: ComparedReport): Likeness['band'] {
  if (bits < WEIGHTS.suggestFrom) return 'IGNORE';
  const [earlier, later] = one.receivedAt <= other.receivedAt ? [one, other] : [other, one];
  const days = (later.receivedAt.valueOf() - earlier.receivedAt.valueOf()) / DAY_MS;
  return ENDED.has(earlier.status) || days > LONG_AGO_DAYS ? 'RECURRENCE' : 'SUGGEST';
}

function vectorOf(words: readonly string[], terms: Terms | null): Map<string, number> {
  const vector = new Map<string, number>();
  for (const word of words) vector.set(word, (vector.get(word) ?? 0) + (terms ? Math.max(idf(terms, word), 0.1) : 1));
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  for (const [word, weight] of vector) vector.set(word, weight / length);
  return vector;
}
