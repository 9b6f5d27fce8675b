/** What a page means for a record; WITHDRAWN: it is gone at its source. */
export type PageVerdict = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'LATE' | 'WITHDRAWN';

/** A record as it stands, as far as the verdict needs it. */
export interface KnownState {
  contentHash: string;
  sourceUpdatedAt: Date | null;
  /** It was gone at its source; absent: it was not. */
  withdrawn?: boolean;
}

/**
 * Compared with the version that holds, never with older ones: a reopened complaint (A, B, A) is three versions.
 * With `source-time` an older version that comes late is history; with `arrival` the source's times are not trusted.
 * A record that was gone and is shown again has changed, whatever it says.
 */
export function verdictOf(
  known: KnownState | null,
  arriving: { contentHash: string; updatedAt: Date | null },
  ordering: 'source-time' | 'arrival',
): PageVerdict {
  if (!known) return 'CREATED';
  if (known.withdrawn) return 'CHANGED';
  if (known.contentHash === arriving.contentHash) return 'UNCHANGED';
  const { updatedAt } = arriving;
  const older = updatedAt !== null && known.sourceUpdatedAt !== null && updatedAt < known.sourceUpdatedAt;
  return ordering === 'source-time' && older ? 'LATE' : 'CHANGED';
}
