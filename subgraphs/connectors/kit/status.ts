import type { ReportStatus } from './complaint.ts';

/**
 * Looks raw statuses up in a source's table; spaces around and letter case do not count, for sites change them without
 * meaning anything, and a star in the table stands for any words. A status the table lacks is UNKNOWN, never a guess.
 */
export function statusReader(table: Record<string, ReportStatus>): (raw: string) => ReportStatus {
  const read = wordReader(table);
  return (raw) => read(raw) ?? 'UNKNOWN';
}

/** Looks words up as `statusReader` does; undefined: the table lacks it. */
export function wordReader<Meaning>(table: Record<string, Meaning>): (raw: string) => Meaning | undefined {
  const entries = Object.entries(table).map(([raw, meaning]) => [spelling(raw), meaning] as const);
  const known = new Map(entries);
  const open = entries.filter(([raw]) => raw.includes('*'));
  return (raw) => {
    const word = spelling(String(raw ?? ''));
    return known.get(word) ?? open.find(([mask]) => fits(word, mask))?.[1];
  };
}

const spelling = (raw: string) => raw.trim().replace(/\s+/g, ' ').toLowerCase();

/** Does the word hold the parts between the stars, in their order? No regular expression: masks are settings. */
function fits(word: string, mask: string): boolean {
  const parts = mask.split('*');
  const last = parts.pop()!;
  let from = 0;
  for (const [place, part] of parts.entries()) {
    const found = word.indexOf(part, from);
    if (found === -1 || (place === 0 && found !== 0)) return false;
    from = found + part.length;
  }
  return word.length - last.length >= from && word.endsWith(last);
}
