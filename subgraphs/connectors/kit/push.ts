import type { Place, Ref, ReportStatus } from './complaint.ts';

/** One change of status that the source is to be told. */
export interface StatusPush {
  /** The item at the source. */
  externalId: string;
  status: ReportStatus;
  /** The source's own word for it, from `statusOut`. */
  statusOut: string;
  /** What the agency wrote with it, for citizens to read; null: nothing. */
  note: string | null;
  /** When the status changed, ISO. */
  at: string;
  /** Mark of this change, the same at every try: send it where the source takes an idempotency key or a reference. */
  key: string;
}

/** One report that the source is to take in as its own. It names no reporter: who wrote it stays with the hub. */
export interface ReportPush {
  title: string | null;
  body: string;
  category: Ref | null;
  place: Place | null;
  /** When the citizen submitted it, ISO. */
  occurredAt: string;
  /** When the hub first handed it to this source, ISO; the same at every try: nothing of it is there earlier. */
  at: string;
  /** Mark of this hand-over, the same at every try: send it in a field that the source shows again. */
  key: string;
}

/**
 * DONE: the source has taken it. ALREADY: it had it before. UNCERTAIN: it may or may not have (a time-out of a call that
 * cannot be repeated safely, a reply without an id): a person has to look.
 */
export interface PushResult {
  outcome: 'DONE' | 'ALREADY' | 'UNCERTAIN';
  /** What the source calls it; null: it gave nothing. */
  remoteRef: string | null;
}
