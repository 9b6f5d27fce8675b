import type { EventKind } from './report-words.ts';
import type { Rule, RuleSetContent } from './rule.ts';

/** What a rule says beside its stage and its limit. */
type Conduct = Omit<Rule, 'stage' | 'limitDays' | 'classification'>;

/** Events that end the handling of a report. */
const ENDED: readonly EventKind[] = ['CLOSED', 'ARCHIVED', 'BLOCKED'];
/** Signs that an agency has the report. */
const WITH_AGENCY: readonly EventKind[] = ['DISPATCHED', 'VERIFIED', 'FOLLOWED_UP'];

const REPORTER_ASKED: Rule['standstills'][number] = {
  from: ['COMPLETION_REQUESTED'],
  until: ['COMPLETED', 'REPORTER_REPLIED', ...WITH_AGENCY],
};
const UNTIL_REOPENED: Rule['standstills'][number] = { from: ENDED, until: ['REOPENED'] };

/** The centre decides where a report goes. What an agency returns is its turn again, with the days it has left. */
const DISPATCH: Conduct = {
  holder: 'CENTRE',
  starts: ['RECEIVED'],
  startsWhenAgencyPicked: ['RETURNED'],
  occurrence: 'FIRST',
  ends: [...WITH_AGENCY, ...ENDED],
  cancels: [],
  standstills: [REPORTER_ASKED, UNTIL_REOPENED, { from: WITH_AGENCY, until: ['RETURNED'] }],
  source: 'dispatch',
  verified: true,
};

/** The agency says whether the report is its own. The next one has the days that are left. */
const VERIFICATION: Conduct = {
  holder: 'AGENCY',
  starts: ['DISPATCHED'],
  startsWhenAgencyPicked: ['RECEIVED'],
  occurrence: 'FIRST',
  ends: ['VERIFIED', 'RETURNED', 'FOLLOWED_UP', ...ENDED],
  cancels: [],
  standstills: [REPORTER_ASKED, UNTIL_REOPENED, { from: ['RETURNED'], until: ['DISPATCHED'] }],
  source: 'verification',
  verified: true,
};

/** The handling itself, from the agency's acceptance to the end; the class decides the limit. */
const HANDLING: Conduct = {
  holder: 'AGENCY',
  // Some sources show work in progress and never say that it was accepted.
  starts: ['VERIFIED', 'FOLLOWED_UP'],
  startsWhenAgencyPicked: null,
  occurrence: 'FIRST',
  ends: ['CLOSED'],
  cancels: ['ARCHIVED', 'BLOCKED'],
  standstills: [REPORTER_ASKED, UNTIL_REOPENED],
  source: 'follow-up',
  verified: true,
};

const REPLY: Conduct = {
  holder: 'REPORTER',
  starts: ['FOLLOWED_UP'],
  startsWhenAgencyPicked: null,
  occurrence: 'LAST',
  ends: ['REPORTER_REPLIED'],
  cancels: ENDED,
  standstills: [],
  source: 'reply-window',
  verified: true,
};

/** Time in which the reporter may complete what was asked for; then the system archives the report. */
const COMPLETION: Conduct = {
  holder: 'REPORTER',
  starts: ['COMPLETION_REQUESTED'],
  startsWhenAgencyPicked: null,
  occurrence: 'LAST',
  ends: ['COMPLETED', 'REPORTER_REPLIED'],
  cancels: [...WITH_AGENCY, ...ENDED],
  standstills: [],
  source: 'completion-window',
  verified: false,
};

/** A right, not a transfer. It is there once the days have passed, and a later close does not take it away. */
const OMBUDSMAN: Conduct = {
  holder: 'REPORTER',
  starts: ['RECEIVED', 'FOLLOWED_UP'],
  startsWhenAgencyPicked: null,
  occurrence: 'LAST',
  ends: [],
  cancels: ENDED,
  standstills: [UNTIL_REOPENED],
  source: 'ombudsman',
  verified: true,
};

const SUGGESTION: Conduct = { ...HANDLING, source: 'aspiration', verified: false };

/**
 * Limits in working days as the founding article states them (docs/SOURCES.md). Start events and the first day are our
 * reading until the regulation's text is at hand; `publishRuleSet` replaces them.
 */
export const FOUNDING_RULES: RuleSetContent = {
  version: 'founding-1',
  validFromDay: '2010-01-01',
  rules: [
    { stage: 'DISPATCH', limitDays: 3, classification: null, ...DISPATCH },
    { stage: 'AGENCY_VERIFICATION', limitDays: 3, classification: null, ...VERIFICATION },
    { stage: 'INFORMATION_REQUEST', limitDays: 5, classification: 'INFORMATION_REQUEST', ...HANDLING },
    { stage: 'WITHOUT_FIELD_CHECK', limitDays: 14, classification: 'UNSUPERVISED_COMPLAINT', ...HANDLING },
    { stage: 'WITH_FIELD_CHECK', limitDays: 60, classification: 'SUPERVISED_COMPLAINT', ...HANDLING },
    { stage: 'ASPIRATION', limitDays: 5, classification: 'ASPIRATION', ...SUGGESTION },
    { stage: 'REPORTER_REPLY', limitDays: 10, classification: null, ...REPLY },
    { stage: 'COMPLETION', limitDays: 10, classification: null, ...COMPLETION },
    { stage: 'OMBUDSMAN_RIGHT', limitDays: 60, classification: null, ...OMBUDSMAN },
  ],
};
