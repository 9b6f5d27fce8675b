import type { ReportStatus } from './complaint.ts';

/**
 * Looks raw statuses up in a source's table; spaces around and letter case do not count, for sites change them without
 * meaning anything. A status the table lacks is UNKNOWN, never a guess.
 */
export function statusReader(table: Record<string, ReportStatus>): (raw: string) => ReportStatus {
  const known = new Map(Object.entries(table).map(([raw, status]) => [spelling(raw), status]));
  return (raw) => known.get(spelling(String(raw ?? ''))) ?? 'UNKNOWN';
}

const spelling = (raw: string) => raw.trim().replace(/\s+/g, ' ').toLowerCase();
