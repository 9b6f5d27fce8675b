import type { Classification } from './classification.ts';
import type { ClosedBy, Resolution } from './closing.ts';
import type { ReportStatus } from './report-status.ts';

/** What the events of a report decide. Texts, places and privacy flags are facts, not states. */
export interface ReportState {
  status: ReportStatus;
  /** The status as its source spells it. */
  statusRaw: string | null;
  classification: Classification | null;
  closedBy: ClosedBy | null;
  resolution: Resolution | null;
  archiveReason: string | null;
  /** Agency now responsible; null: the centre, or an agency the register does not know. */
  agencyId: string | null;
  /** Where a report that waits for the reporter goes on. */
  resumeStatus: ReportStatus | null;
  /** A step was taken in the hub: from now on the source's status is noted, not followed. */
  handledHere: boolean;
}

/** What one event changes; it stands in the event, so that a later rule does not rewrite history. */
export type StateChange = Partial<ReportState>;

/** The state before the first event. */
export const FIRST_STATE: ReportState = {
  status: 'RECEIVED',
  statusRaw: null,
  classification: null,
  closedBy: null,
  resolution: null,
  archiveReason: null,
  agencyId: null,
  resumeStatus: null,
  handledHere: false,
};

/** The state after `changes`, oldest first. The columns of `report` are a copy of it. */
export const foldState = (changes: readonly StateChange[], from: ReportState = FIRST_STATE): ReportState =>
  Object.assign({}, from, ...changes);
