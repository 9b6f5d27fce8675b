import type { Viewer } from './viewer.ts';

/** Longest a verified token is not verified again: as long may a token hold whose key was withdrawn, ms. */
const KEPT_MS = 60_000;

/** A viewer that was verified, and until when that holds. */
export interface Verified {
  viewer: Viewer;
  until: number;
}

/** Remembers whom tokens were found to name, for a minute at most and never beyond a token's own end. */
export class TokenMemory {
  private recent = new Map<string, Verified>();
  private older = new Map<string, Verified>();

  /** @param most how many are kept at least; twice as many at most */
  constructor(private readonly most = 10_000) {}

  /** The viewer of a header verified lately; undefined: verify it. */
  find(authorization: string, now: Date): Viewer | undefined {
    const known = this.recent.get(authorization) ?? this.older.get(authorization);
    return known && now.valueOf() < known.until ? known.viewer : undefined;
  }

  /** @param expiresAt the token's own end, ms */
  keep(authorization: string, viewer: Viewer, expiresAt: number, now: Date): void {
    if (this.recent.size >= this.most) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(authorization, { viewer, until: Math.min(expiresAt, now.valueOf() + KEPT_MS) });
  }
}
