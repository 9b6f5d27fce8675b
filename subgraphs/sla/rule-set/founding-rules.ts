import type { RuleSetContent } from './rule.ts';

/** Events that end the handling of a report. */
const ENDED = ['CLOSED', 'ARCHIVED', 'BLOCKED'] as const;

/** The handling itself, from the agency's acceptance to the end; the class decides the limit. */
const HANDLING = { starts: ['VERIFIED'], occurrence: 'FIRST', ends: ENDED, pausable: true } as const;

/**
 * Limits in working days as the founding article states them (docs/SOURCES.md). Start events and the first day are our
 * reading until the regulation's text is at hand; `publishRuleSet` replaces them.
 */
export const FOUNDING_RULES: RuleSetContent = {
  version: 'founding-1',
  validFromDay: '2010-01-01',
  rules: [
    {
      ...{ stage: 'DISPATCH', limitDays: 3, source: 'dispatch', verified: true },
      ...{ starts: ['RECEIVED'], occurrence: 'FIRST', pausable: true, skippedWhenAgencyPicked: true },
      ends: ['DISPATCHED', 'VERIFIED', 'FOLLOWED_UP', ...ENDED],
    },
    {
      ...{ stage: 'AGENCY_VERIFICATION', limitDays: 3, source: 'verification', verified: true },
      ...{ starts: ['DISPATCHED'], startsWhenAgencyPicked: ['RECEIVED'], occurrence: 'FIRST', pausable: true },
      ends: ['VERIFIED', 'RETURNED', 'FOLLOWED_UP', ...ENDED],
    },
    {
      ...HANDLING,
      stage: 'INFORMATION_REQUEST',
      limitDays: 5,
      classification: 'INFORMATION_REQUEST',
      source: 'follow-up',
      verified: true,
    },
    {
      ...HANDLING,
      stage: 'WITHOUT_FIELD_CHECK',
      limitDays: 14,
      classification: 'UNSUPERVISED_COMPLAINT',
      source: 'follow-up',
      verified: true,
    },
    {
      ...HANDLING,
      stage: 'WITH_FIELD_CHECK',
      limitDays: 60,
      classification: 'SUPERVISED_COMPLAINT',
      source: 'follow-up',
      verified: true,
    },
    {
      ...HANDLING,
      stage: 'ASPIRATION',
      limitDays: 5,
      classification: 'ASPIRATION',
      source: 'aspiration',
      verified: false,
    },
    {
      ...{ stage: 'REPORTER_REPLY', limitDays: 10, source: 'reply-window', verified: true },
      ...{ starts: ['FOLLOWED_UP'], occurrence: 'LAST', pausable: false },
      ends: ['REPORTER_REPLIED', ...ENDED],
    },
    {
      ...{ stage: 'OMBUDSMAN_RIGHT', limitDays: 60, source: 'ombudsman', verified: true },
      ...{ starts: ['FOLLOWED_UP', 'RECEIVED'], occurrence: 'LAST', pausable: false },
      ends: ENDED,
    },
  ],
};
