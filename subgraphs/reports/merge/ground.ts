import type { Viewer } from '../../common/identity/viewer.ts';
import type { Compared } from './compared.service.ts';

/** Who decides about a pair, by which rule, and on what ground. */
export interface Ground {
  actor: Viewer;
  rule: string;
  evidence: object;
  reason: string | null;
  /** The two as compared for the decision. */
  compared?: Compared;
  /** Words for the reporters, on the timeline of each report. */
  told?: string;
}
