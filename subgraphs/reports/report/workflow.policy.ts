import { hubError } from '../../common/errors/hub-error.ts';
import type { Role } from '../../common/identity/viewer.ts';
import type { EventKind } from './event-kind.ts';
import type { ReportStatus } from './report-status.ts';

/** What somebody can do with a report. */
export type Step =
  | 'DISPATCH'
  | 'VERIFY'
  | 'RETURN'
  | 'REQUEST_COMPLETION'
  | 'COMPLETE'
  | 'POSTPONE'
  | 'ADD_FOLLOW_UP'
  | 'REPLY'
  | 'CLOSE'
  | 'ARCHIVE'
  | 'BLOCK'
  | 'REOPEN'
  | 'RATE';

/** One way from a status to the next. SAME: it stays; RESUME: back to the status before the question. */
export interface Transition {
  step: Step;
  from: readonly ReportStatus[];
  to: ReportStatus | 'SAME' | 'RESUME';
  event: EventKind;
  by: readonly Role[];
}

const CENTRE: readonly Role[] = ['CENTRAL_ADMIN'];
const OFFICES: readonly Role[] = ['LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN'];
const ADMINS: readonly Role[] = ['AGENCY_ADMIN', 'CENTRAL_ADMIN'];
const REPORTER: readonly Role[] = ['REPORTER'];
const CLOCK: readonly Role[] = ['SYSTEM'];

/** With an agency that has not finished. */
const IN_WORK: readonly ReportStatus[] = ['VERIFIED', 'IN_PROGRESS', 'POSTPONED'];
/** Before anybody took it on. */
const WAITING: readonly ReportStatus[] = ['RECEIVED', 'DISPATCHED', 'RETURNED', 'UNKNOWN'];
const OPEN: readonly ReportStatus[] = [...WAITING, ...IN_WORK, 'AWAITING_COMPLETION'];

/**
 * Every step the hub knows (docs/SOURCES.md#statuses). Roles are those of the permission matrix; an office acts on
 * reports of its own agency and below, a reporter on the own ones.
 */
export const WORKFLOW: readonly Transition[] = [
  { step: 'DISPATCH', from: ['RECEIVED', 'RETURNED', 'UNKNOWN'], to: 'DISPATCHED', event: 'DISPATCHED', by: CENTRE },
  { step: 'DISPATCH', from: ['DISPATCHED', ...IN_WORK], to: 'DISPATCHED', event: 'DISPATCHED', by: OFFICES },
  // By a rule that the centre has enabled.
  { step: 'DISPATCH', from: ['RECEIVED'], to: 'DISPATCHED', event: 'DISPATCHED', by: CLOCK },
  { step: 'VERIFY', from: ['DISPATCHED', 'POSTPONED', 'UNKNOWN'], to: 'VERIFIED', event: 'VERIFIED', by: OFFICES },
  { step: 'RETURN', from: ['DISPATCHED', ...IN_WORK], to: 'RETURNED', event: 'RETURNED', by: OFFICES },
  {
    step: 'REQUEST_COMPLETION',
    from: ['RECEIVED', 'DISPATCHED', 'VERIFIED', 'IN_PROGRESS'],
    to: 'AWAITING_COMPLETION',
    event: 'COMPLETION_REQUESTED',
    by: OFFICES,
  },
  { step: 'COMPLETE', from: ['AWAITING_COMPLETION'], to: 'RESUME', event: 'COMPLETED', by: [...REPORTER, ...OFFICES] },
  {
    step: 'POSTPONE',
    from: ['DISPATCHED', 'VERIFIED', 'IN_PROGRESS'],
    to: 'POSTPONED',
    event: 'POSTPONED',
    by: OFFICES,
  },
  { step: 'ADD_FOLLOW_UP', from: IN_WORK, to: 'IN_PROGRESS', event: 'FOLLOWED_UP', by: OFFICES },
  { step: 'REPLY', from: [...WAITING, ...IN_WORK], to: 'SAME', event: 'REPORTER_REPLIED', by: REPORTER },
  { step: 'CLOSE', from: IN_WORK, to: 'CLOSED', event: 'CLOSED', by: [...OFFICES, ...CLOCK] },
  { step: 'CLOSE', from: OPEN, to: 'CLOSED', event: 'CLOSED', by: REPORTER },
  { step: 'ARCHIVE', from: OPEN, to: 'ARCHIVED', event: 'ARCHIVED', by: [...ADMINS, ...REPORTER] },
  { step: 'ARCHIVE', from: ['AWAITING_COMPLETION'], to: 'ARCHIVED', event: 'ARCHIVED', by: CLOCK },
  { step: 'BLOCK', from: OPEN, to: 'BLOCKED', event: 'BLOCKED', by: ADMINS },
  { step: 'REOPEN', from: ['CLOSED'], to: 'IN_PROGRESS', event: 'REOPENED', by: [...ADMINS, ...REPORTER] },
  { step: 'REOPEN', from: ['ARCHIVED', 'BLOCKED'], to: 'RECEIVED', event: 'REOPENED', by: CENTRE },
  { step: 'RATE', from: ['CLOSED'], to: 'SAME', event: 'RATED', by: REPORTER },
];

/** Steps this role can take from this status. */
export const stepsFrom = (status: ReportStatus, role: Role): Step[] => [
  ...new Set(WORKFLOW.filter(({ from, by }) => from.includes(status) && by.includes(role)).map(({ step }) => step)),
];

/**
 * The way `step` leads from `status` for this role.
 * @throws FORBIDDEN when the role never takes this step, STEP_NOT_POSSIBLE (naming those that are) when not from here.
 */
export function transitionFor(step: Step, status: ReportStatus, role: Role): Transition {
  const known = WORKFLOW.filter((transition) => transition.step === step);
  const possible = known.filter(({ by }) => by.includes(role));
  if (possible.length === 0) {
    throw hubError('FORBIDDEN', `take the step ${step}`, [...new Set(known.flatMap(({ by }) => by))].join(', '));
  }
  const transition = possible.find(({ from }) => from.includes(status));
  if (!transition) throw hubError('STEP_NOT_POSSIBLE', step, status, stepsFrom(status, role).join(', ') || 'none');
  return transition;
}

/** The status a transition leads to. */
export function statusAfter({ to }: Transition, status: ReportStatus, resumeStatus: ReportStatus | null): ReportStatus {
  if (to === 'SAME') return status;
  return to === 'RESUME' ? (resumeStatus ?? 'DISPATCHED') : to;
}
