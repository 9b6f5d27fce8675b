import type { GateCheckState } from './gate-report.ts';

/** What was found about a check. */
export interface Findings {
  /** Rows for it; no more than were asked for. */
  proofs: number;
  least: number;
  /** Rows against it; no more than were asked for. */
  faults: number;
  /** Both sides have waived it. */
  isWaived: boolean;
}

/** A check is green with enough for it and nothing against it: without rows it is red. */
export function verdictOf({ proofs, least, faults, isWaived }: Findings): { state: GateCheckState; because: string } {
  if (faults === 0 && proofs >= least) return { state: 'GREEN', because: 'Nothing speaks against it.' };
  const because =
    faults > 0 ? `${most(faults)} rows speak against it.` : `${proofs} of at least ${least} rows speak for it.`;
  return { state: isWaived ? 'WAIVED' : 'RED', because };
}

/** Rows that are looked for; more are not counted. */
export const MOST_ROWS = 100;
const most = (rows: number) => (rows > MOST_ROWS ? `More than ${MOST_ROWS}` : `${rows}`);
