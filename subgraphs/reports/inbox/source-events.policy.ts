import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import type { EventKind } from '../report/event-kind.ts';
import type { ReportState, StateChange } from '../report/report-state.policy.ts';
import type { ReportStatus } from '../report/report-status.ts';
import type { NewEvent } from '../report/timeline.service.ts';

/** What must have happened when a source shows a status; null: nothing that has a name. */
const OUTCOME: Record<ReportStatus, EventKind | null> = {
  RECEIVED: null,
  DISPATCHED: 'DISPATCHED',
  VERIFIED: 'VERIFIED',
  IN_PROGRESS: 'FOLLOWED_UP',
  AWAITING_COMPLETION: 'COMPLETION_REQUESTED',
  POSTPONED: 'POSTPONED',
  RETURNED: 'RETURNED',
  CLOSED: 'CLOSED',
  ARCHIVED: 'ARCHIVED',
  BLOCKED: 'BLOCKED',
  UNKNOWN: null,
};

const ENDED: readonly ReportStatus[] = ['CLOSED', 'ARCHIVED', 'BLOCKED'];

/** One version of a source record, and what the hub made of it. */
export interface SourceVersion {
  complaint: ComplaintSnapshot;
  seq: number;
  seenAt: Date;
  agencyId: string | null;
}

/** Events of a record seen for the first time: receipt, answers, and the outcome if the source shows one. */
export function firstEvents(version: SourceVersion): NewEvent[] {
  const { complaint, agencyId, seq } = version;
  const { statusRaw, classification } = complaint;
  const change: StateChange = { statusRaw, classification, agencyId };
  if (OUTCOME[complaint.status] === null) change.status = complaint.status;
  const received: NewEvent = {
    kind: 'RECEIVED',
    at: new Date(complaint.occurredAt),
    certainty: 'EXACT',
    data: { change, sourceSeq: seq },
  };
  const kind = OUTCOME[complaint.status];
  return [received, ...answersAndOutcome(version, 0, kind)];
}

/** Events of a newer version, where `before` is the state and `answers` how many answers the timeline has. */
export function changeEvents(version: SourceVersion, before: ReportState, answers: number): NewEvent[] {
  const { complaint, agencyId, seq } = version;
  const { statusRaw, classification, status } = complaint;
  // Once offices work on it here, the source's word is noted and no longer followed.
  if (before.handledHere) {
    return [
      { ...dated(version), kind: 'SOURCE_CHANGED', data: { change: { statusRaw }, sourceSeq: seq, noted: true } },
    ];
  }
  const outcome = isNews(complaint, before) ? outcomeAfter(before.status, status) : null;
  const change: StateChange = { statusRaw, classification, agencyId, ...(outcome === null && { status }) };
  const changed: NewEvent = { ...dated(version), kind: 'SOURCE_CHANGED', data: { change, sourceSeq: seq } };
  return [changed, ...answersAndOutcome(version, answers, outcome)];
}

/** Notes with the change that the report keeps a category which its source no longer names. */
export const noteCategory = (events: readonly NewEvent[], keeps: boolean): NewEvent[] =>
  events.map((event) =>
    keeps && event.kind === 'SOURCE_CHANGED' ? { ...event, data: { ...event.data, categoryKept: true } } : event,
  );

/** The event of a version that must not change the state: an older one that came late. */
export const notedEvent = (version: SourceVersion): NewEvent => ({
  ...dated(version),
  kind: 'SOURCE_CHANGED',
  data: { sourceSeq: version.seq, noted: true },
});

/** The event of a record that is gone at its source. */
export const withdrawnEvent = (version: SourceVersion): NewEvent => ({
  ...dated(version),
  kind: 'SOURCE_CHANGED',
  data: { sourceSeq: version.seq, withdrawn: true },
});

function answersAndOutcome(version: SourceVersion, answers: number, outcome: EventKind | null): NewEvent[] {
  const events = answerEvents(version, answers);
  if (outcome === null) return events;
  const data = { change: outcomeChange(version.complaint), sourceSeq: version.seq };
  const last = events.at(-1);
  // The answer itself is what the status tells of.
  if (outcome === 'FOLLOWED_UP' && last) return [...events.slice(0, -1), { ...last, data }];
  return [...events, { ...dated(version), kind: outcome, data }];
}

/** Answers not yet in the timeline; those the source does not date come last. */
function answerEvents({ complaint, seenAt, seq }: SourceVersion, answers: number): NewEvent[] {
  return complaint.answers
    .slice(answers)
    .map(({ at, text }): NewEvent => {
      const instant = at === null ? Number.NaN : Date.parse(at);
      const when: Pick<NewEvent, 'at' | 'certainty'> = Number.isNaN(instant)
        ? { at: seenAt, certainty: 'NOT_AFTER' }
        : { at: new Date(instant), certainty: 'EXACT' };
      return { ...when, kind: 'FOLLOWED_UP', data: { sourceSeq: seq }, text };
    })
    .sort((one, other) => one.at.valueOf() - other.at.valueOf());
}

/**
 * A bound, no time: an export says when it was made, a website when it last touched the page. When the status changed
 * is not said, and a deadline must not be called breached on a guess.
 */
const dated = ({ complaint, seenAt }: SourceVersion): Pick<NewEvent, 'at' | 'certainty'> => ({
  at: complaint.updatedAt === null ? seenAt : new Date(complaint.updatedAt),
  certainty: 'NOT_AFTER',
});

const isNews = ({ status, closedBy, archiveReason }: ComplaintSnapshot, before: ReportState) =>
  status !== before.status || closedBy !== before.closedBy || archiveReason !== before.archiveReason;

const outcomeAfter = (before: ReportStatus, now: ReportStatus): EventKind | null =>
  ENDED.includes(before) && !ENDED.includes(now) ? 'REOPENED' : OUTCOME[now];

const outcomeChange = ({ status, closedBy, archiveReason }: ComplaintSnapshot): StateChange => ({
  status,
  closedBy,
  archiveReason,
  resolution: null,
});
