/** Words that travel in letters. Each owner repeats them as its enum; a test holds the lists equal. */
export const REPORT_STATUSES = [
  'RECEIVED',
  'DISPATCHED',
  'VERIFIED',
  'IN_PROGRESS',
  'AWAITING_COMPLETION',
  'POSTPONED',
  'RETURNED',
  'CLOSED',
  'ARCHIVED',
  'BLOCKED',
  'UNKNOWN',
] as const;

export const CLASSIFICATIONS = [
  'SUPERVISED_COMPLAINT',
  'UNSUPERVISED_COMPLAINT',
  'INFORMATION_REQUEST',
  'ASPIRATION',
] as const;

export const CLOSERS = ['SYSTEM', 'ADMIN', 'REPORTER'] as const;

/** What can happen to a report, in the order of a usual life. */
export const EVENT_KINDS = [
  'RECEIVED',
  'SOURCE_CHANGED',
  'CLASSIFIED',
  'DISPATCHED',
  'VERIFIED',
  'RETURNED',
  'COMPLETION_REQUESTED',
  'COMPLETED',
  'POSTPONED',
  'FOLLOWED_UP',
  'REPORTER_REPLIED',
  'CLOSED',
  'ARCHIVED',
  'BLOCKED',
  'REOPENED',
  'RATED',
  'MERGED',
  'UNMERGED',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Stages of a report that have a deadline, in the order of its life. */
export const STAGES = [
  'DISPATCH',
  'AGENCY_VERIFICATION',
  'INFORMATION_REQUEST',
  'WITHOUT_FIELD_CHECK',
  'WITH_FIELD_CHECK',
  'ASPIRATION',
  'REPORTER_REPLY',
  'COMPLETION',
  'OMBUDSMAN_RIGHT',
] as const;

/** Moments of a clock that are told once. */
export const ALARM_KINDS = ['DUE_SOON', 'BREACHED', 'ESCALATED', 'PASSED'] as const;

/** Rungs of the escalation ladder, lowest first. */
export const ESCALATION_LEVELS = ['LIAISON', 'AGENCY_HEAD', 'CENTRAL_ADMIN', 'OMBUDSMAN'] as const;
