import { expect, test } from '@jest/globals';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { FOUNDING_DAYS, FOUNDING_YEARS } from '../../../../subgraphs/sla/calendar/founding-calendar.ts';
import { clocksOf } from '../../../../subgraphs/sla/clock/clock.policy.ts';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';

const calendar = {
  version: 1,
  freeDays: new Map(FOUNDING_DAYS.map(({ day, kind, name }) => [day, { kind, name }])),
  firstYear: FOUNDING_YEARS.first,
  lastYear: FOUNDING_YEARS.last,
};

type Happening = [kind: ReportSnapshot['history'][number]['kind'], at: string, certainty?: 'EXACT' | 'NOT_AFTER'];

/** Stage, start, due and state of each clock. Bare days stand for ten in the morning in Jakarta. */
function clocks(history: Happening[], more: Partial<ReportSnapshot> = {}): string[] {
  const instant = (at: string) => (at.length === 10 ? `${at}T03:00:00.000Z` : at);
  const report: ReportSnapshot = {
    reportId: 'report-1',
    seq: history.length,
    receivedAt: instant(history[0]![1]),
    classification: 'UNSUPERVISED_COMPLAINT',
    agencyId: 'agency-1',
    timezone: 'Asia/Jakarta',
    reporterPickedAgency: false,
    status: 'RECEIVED',
    mergedIntoId: null,
    historic: false,
    silent: false,
    history: history.map(([kind, at, certainty = 'EXACT'], place) => ({
      seq: place + 1,
      kind,
      at: instant(at),
      certainty,
    })),
    ...more,
  };
  return clocksOf(report, FOUNDING_RULES, calendar)
    .filter(({ stage }) => stage !== 'OMBUDSMAN_RIGHT')
    .map(({ stage, startDay, dueDay, state }) => `${stage} ${startDay} ${dueDay} ${state}`);
}

const RECEIVED: Happening = ['RECEIVED', '2026-03-17'];

test.each<[string, Happening[], Partial<ReportSnapshot>, string[]]>([
  ['a received report waits for its dispatch', [RECEIVED], {}, ['DISPATCH 2026-03-17 2026-03-27 RUNNING']],
  [
    'a dispatched report waits for its agency',
    [RECEIVED, ['DISPATCHED', '2026-03-26']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 MET', 'AGENCY_VERIFICATION 2026-03-26 2026-03-31 RUNNING'],
  ],
  [
    'dispatched too late, the stage is breached',
    [RECEIVED, ['DISPATCHED', '2026-03-30']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 BREACHED', 'AGENCY_VERIFICATION 2026-03-30 2026-04-02 RUNNING'],
  ],
  [
    'the shortcut: the reporter picked the agency, so nobody dispatches',
    [RECEIVED],
    { reporterPickedAgency: true },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 RUNNING'],
  ],
  [
    'a verified complaint without field check has 14 days',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    { reporterPickedAgency: true },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 RUNNING'],
  ],
  [
    'with field check it has 60',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    { reporterPickedAgency: true, classification: 'SUPERVISED_COMPLAINT' },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITH_FIELD_CHECK 2026-03-17 2026-06-26 RUNNING'],
  ],
  [
    'an unclassified one has no handling clock until somebody classifies it',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    { reporterPickedAgency: true, classification: null },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET'],
  ],
  [
    'while the reporter is asked the clock stands still',
    [RECEIVED, ['VERIFIED', '2026-04-06'], ['COMPLETION_REQUESTED', '2026-04-07']],
    { reporterPickedAgency: true, classification: 'INFORMATION_REQUEST' },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 BREACHED', 'INFORMATION_REQUEST 2026-04-06 2026-04-13 PAUSED'],
  ],
  [
    'after the answer the due day has moved by the paused working days',
    [RECEIVED, ['VERIFIED', '2026-04-06'], ['COMPLETION_REQUESTED', '2026-04-07'], ['COMPLETED', '2026-04-10']],
    { reporterPickedAgency: true, classification: 'INFORMATION_REQUEST' },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 BREACHED', 'INFORMATION_REQUEST 2026-04-06 2026-04-16 RUNNING'],
  ],
  [
    'a hand-on to another agency restarts nothing',
    [RECEIVED, ['DISPATCHED', '2026-03-25'], ['VERIFIED', '2026-03-26'], ['DISPATCHED', '2026-04-06']],
    {},
    [
      'DISPATCH 2026-03-17 2026-03-27 MET',
      'AGENCY_VERIFICATION 2026-03-25 2026-03-30 MET',
      'WITHOUT_FIELD_CHECK 2026-03-26 2026-04-16 RUNNING',
    ],
  ],
  [
    'a follow-up opens the reporter’s reply window; the last one counts',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['FOLLOWED_UP', '2026-03-25'], ['FOLLOWED_UP', '2026-04-06']],
    { reporterPickedAgency: true },
    [
      'AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET',
      'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 RUNNING',
      'REPORTER_REPLY 2026-04-06 2026-04-20 RUNNING',
    ],
  ],
  [
    'an outcome known only as "at or before" is no breach',
    [RECEIVED, ['CLOSED', '2026-06-01', 'NOT_AFTER']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 UNKNOWN'],
  ],
  [
    'but it is met when even the latest moment was in time',
    [RECEIVED, ['CLOSED', '2026-03-25', 'NOT_AFTER']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 MET'],
  ],
  [
    'a reopened report runs on from its old start',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['CLOSED', '2026-03-25'], ['REOPENED', '2026-03-30']],
    { reporterPickedAgency: true },
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 RUNNING'],
  ],
  [
    '20:00 UTC is the next day in Jakarta',
    [['RECEIVED', '2026-03-16T20:00:00.000Z']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 RUNNING'],
  ],
  [
    'and two hours earlier still the day in Jayapura',
    [['RECEIVED', '2026-03-17T15:30:00.000Z']],
    { timezone: 'Asia/Jayapura' },
    ['DISPATCH 2026-03-18 2026-03-27 RUNNING'],
  ],
])('%s', (_, history, more, expected) => expect(clocks(history, more)).toEqual(expected));

test('the right to go to the Ombudsman begins 60 working days behind the last follow-up, or the receipt', () => {
  const report = (history: Happening[]): ReportSnapshot => ({
    ...{
      reportId: 'r',
      seq: 1,
      receivedAt: '2026-03-17T03:00:00.000Z',
      classification: null,
      agencyId: null,
      timezone: 'Asia/Jakarta',
    },
    ...{ reporterPickedAgency: false, status: 'RECEIVED', mergedIntoId: null, historic: false, silent: false },
    history: history.map(([kind, at], place) => ({ seq: place, kind, at: `${at}T03:00:00.000Z`, certainty: 'EXACT' })),
  });
  const due = (history: Happening[]) =>
    clocksOf(report(history), FOUNDING_RULES, calendar).find(({ stage }) => stage === 'OMBUDSMAN_RIGHT')?.dueDay;
  expect(due([RECEIVED])).toBe('2026-06-26');
  expect(due([RECEIVED, ['FOLLOWED_UP', '2026-03-27']])! > '2026-06-26').toBe(true);
});
