import type { LikenessRecord } from '../../../subgraphs/reports/likeness/record.ts';

/** FixMyStreet's rule: the same category within this distance and time. */
const FMS_METRES = 250;
const FMS_DAYS = 90;
/** pg_trgm's default limit. */
const TRIGRAM_LIMIT = 0.3;
const EARTH_M = 111_320;
const DAY_MS = 86_400_000;

/** Whether FixMyStreet would call the two likely duplicates; false without coordinates. */
export function fixMyStreetRule(a: LikenessRecord, b: LikenessRecord): boolean {
  const [p, q] = [a.place, b.place];
  if (a.categoryId !== b.categoryId || p.lat == null || p.lng == null || q.lat == null || q.lng == null) return false;
  const metres = Math.hypot(p.lat - q.lat, (p.lng - q.lng) * Math.cos((p.lat * Math.PI) / 180)) * EARTH_M;
  return metres <= FMS_METRES && Math.abs(Date.parse(a.receivedAt) - Date.parse(b.receivedAt)) <= FMS_DAYS * DAY_MS;
}

/** The trigrams of pg_trgm: lower case, two blanks before and one after each word. */
export function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** similarity() of pg_trgm: shared trigrams by all trigrams. */
export function trigramLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((gram) => b.has(gram)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Whether trigram likeness alone would call the two likely duplicates. */
export const trigramRule = (a: ReadonlySet<string>, b: ReadonlySet<string>) => trigramLikeness(a, b) >= TRIGRAM_LIMIT;
