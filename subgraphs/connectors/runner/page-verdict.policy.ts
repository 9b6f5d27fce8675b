/** What an arriving version means for a record. */
export type PageVerdict = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'LATE';

/** A record as it stands, as far as the verdict needs it. */
export interface KnownState {
  contentHash: string;
  sourceUpdatedAt: Date | null;
}

/**
 * Compared with the version that holds, never with older ones: a reopened complaint (A, B, A) is three versions.
 * With `source-time` an older version that comes late is history; with `arrival` the source's times are not trusted.
 */
export function verdictOf(
  known: KnownState | null,
  arriving: { contentHash: string; updatedAt: Date | null },
  ordering: 'source-time' | 'arrival',
): PageVerdict {
  if (!known) return 'CREATED';
  if (known.contentHash === arriving.contentHash) return 'UNCHANGED';
  const { updatedAt } = arriving;
  const older = updatedAt !== null && known.sourceUpdatedAt !== null && updatedAt < known.sourceUpdatedAt;
  return ordering === 'source-time' && older ? 'LATE' : 'CHANGED';
}
