import { expect, test } from '@jest/globals';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { clocksOf } from '../../../../subgraphs/sla/clock/clock.policy.ts';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';
import { CALENDAR, type Happening, snapshotOf } from '../sla-world.ts';

const computed = (history: Happening[], more: Partial<ReportSnapshot> = {}) =>
  clocksOf({ report: snapshotOf(history, more), leader: null }, FOUNDING_RULES, CALENDAR);

/** Stage, start, due and state of each clock but the Ombudsman's, which has a table of its own. */
const clocks = (history: Happening[], more?: Partial<ReportSnapshot>): string[] =>
  computed(history, more)
    .filter(({ stage }) => stage !== 'OMBUDSMAN_RIGHT')
    .map(({ stage, startDay, dueDay, state }) => `${stage} ${startDay} ${dueDay} ${state}`);

const RECEIVED: Happening = ['RECEIVED', '2026-03-17'];
const PICKED = { reporterPickedAgency: true };
const QUESTION = { ...PICKED, classification: 'INFORMATION_REQUEST' } as const;
const VERIFIED_LATE: Happening[] = [RECEIVED, ['VERIFIED', '2026-04-06']];
const BREACHED_VERIFICATION = 'AGENCY_VERIFICATION 2026-03-17 2026-03-27 BREACHED';
const MET_VERIFICATION = 'AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET';

test.each<[string, Happening[], Partial<ReportSnapshot>, string[]]>([
  ['a received report waits for its dispatch', [RECEIVED], {}, ['DISPATCH 2026-03-17 2026-03-27 RUNNING']],
  [
    'a dispatched report waits for its agency',
    [RECEIVED, ['DISPATCHED', '2026-03-26']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 MET', 'AGENCY_VERIFICATION 2026-03-26 2026-03-31 RUNNING'],
  ],
  [
    'dispatched on its due day it is in time',
    [RECEIVED, ['DISPATCHED', '2026-03-27']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 MET', 'AGENCY_VERIFICATION 2026-03-27 2026-04-01 RUNNING'],
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
    PICKED,
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 RUNNING'],
  ],
  [
    'a verified complaint without field check has 14 days',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 RUNNING'],
  ],
  [
    'with field check it has 60',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    { ...PICKED, classification: 'SUPERVISED_COMPLAINT' },
    [MET_VERIFICATION, 'WITH_FIELD_CHECK 2026-03-17 2026-06-26 RUNNING'],
  ],
  [
    'an information request has 5',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    QUESTION,
    [MET_VERIFICATION, 'INFORMATION_REQUEST 2026-03-17 2026-03-31 RUNNING'],
  ],
  [
    'a suggestion has 5',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    { ...PICKED, classification: 'ASPIRATION' },
    [MET_VERIFICATION, 'ASPIRATION 2026-03-17 2026-03-31 RUNNING'],
  ],
  [
    'an unclassified one has no handling clock until somebody classifies it',
    [RECEIVED, ['VERIFIED', '2026-03-17']],
    { ...PICKED, classification: null },
    [MET_VERIFICATION],
  ],
  [
    'a source that shows work in progress without acceptance starts the handling all the same',
    [RECEIVED, ['FOLLOWED_UP', '2026-03-25']],
    PICKED,
    [
      MET_VERIFICATION,
      'WITHOUT_FIELD_CHECK 2026-03-25 2026-04-15 RUNNING',
      'REPORTER_REPLY 2026-03-25 2026-04-09 RUNNING',
    ],
  ],
  [
    'a closed report has met its handling, and the reply window falls away',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['FOLLOWED_UP', '2026-03-25'], ['CLOSED', '2026-04-01']],
    PICKED,
    [
      MET_VERIFICATION,
      'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 MET',
      'REPORTER_REPLY 2026-03-25 2026-04-09 CANCELLED',
    ],
  ],
  [
    'closed behind its due day, the handling is breached; a window that has passed is nobody’s breach',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['FOLLOWED_UP', '2026-03-25'], ['CLOSED', '2026-04-15']],
    PICKED,
    [
      MET_VERIFICATION,
      'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 BREACHED',
      'REPORTER_REPLY 2026-03-25 2026-04-09 PASSED',
    ],
  ],
  [
    'an archived report has no handling to fulfil',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['ARCHIVED', '2026-04-01']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 CANCELLED'],
  ],
  [
    'but archiving does not wipe out a breach',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['ARCHIVED', '2026-04-15']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 BREACHED'],
  ],
  [
    'while the reporter is asked the clock stands still',
    [...VERIFIED_LATE, ['COMPLETION_REQUESTED', '2026-04-07']],
    QUESTION,
    [
      BREACHED_VERIFICATION,
      'INFORMATION_REQUEST 2026-04-06 2026-04-13 PAUSED',
      'COMPLETION 2026-04-07 2026-04-21 RUNNING',
    ],
  ],
  [
    'after the answer the due day has moved by the working days between',
    [...VERIFIED_LATE, ['COMPLETION_REQUESTED', '2026-04-07'], ['COMPLETED', '2026-04-10']],
    QUESTION,
    [
      BREACHED_VERIFICATION,
      'INFORMATION_REQUEST 2026-04-06 2026-04-16 RUNNING',
      'COMPLETION 2026-04-07 2026-04-21 MET',
    ],
  ],
  [
    'each question moves it; weekends between move nothing',
    [
      ...VERIFIED_LATE,
      ...([
        ['COMPLETION_REQUESTED', '2026-04-07'],
        ['COMPLETED', '2026-04-08'],
        ['COMPLETION_REQUESTED', '2026-04-10'],
        ['COMPLETED', '2026-04-12'],
      ] as Happening[]),
    ],
    QUESTION,
    [
      BREACHED_VERIFICATION,
      'INFORMATION_REQUEST 2026-04-06 2026-04-14 RUNNING',
      'COMPLETION 2026-04-10 2026-04-24 MET',
    ],
  ],
  [
    'closed while the reporter was still being asked, these days do not count either',
    [...VERIFIED_LATE, ['COMPLETION_REQUESTED', '2026-04-07'], ['CLOSED', '2026-04-20']],
    QUESTION,
    [
      BREACHED_VERIFICATION,
      'INFORMATION_REQUEST 2026-04-06 2026-04-24 MET',
      'COMPLETION 2026-04-07 2026-04-21 CANCELLED',
    ],
  ],
  [
    'whoever is late already is not excused by asking then',
    [...VERIFIED_LATE, ['COMPLETION_REQUESTED', '2026-04-14']],
    QUESTION,
    [
      BREACHED_VERIFICATION,
      'INFORMATION_REQUEST 2026-04-06 2026-04-13 RUNNING',
      'COMPLETION 2026-04-14 2026-04-28 RUNNING',
    ],
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
    'what an agency returns is the centre’s turn again, with the days it has left',
    [RECEIVED, ['DISPATCHED', '2026-03-25'], ['RETURNED', '2026-03-27']],
    {},
    ['DISPATCH 2026-03-17 2026-03-31 RUNNING', 'AGENCY_VERIFICATION 2026-03-25 2026-03-30 MET'],
  ],
  [
    'the next agency has the days that the first one left',
    [RECEIVED, ['DISPATCHED', '2026-03-25'], ['RETURNED', '2026-03-27'], ['DISPATCHED', '2026-03-31']],
    {},
    ['DISPATCH 2026-03-17 2026-03-31 MET', 'AGENCY_VERIFICATION 2026-03-25 2026-04-01 RUNNING'],
  ],
  [
    'a wrongly picked agency returns the report, and the centre has to dispatch it',
    [RECEIVED, ['RETURNED', '2026-03-25']],
    PICKED,
    ['DISPATCH 2026-03-25 2026-03-30 RUNNING', MET_VERIFICATION],
  ],
  [
    'a follow-up opens the reporter’s reply window; the last one counts',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['FOLLOWED_UP', '2026-03-25'], ['FOLLOWED_UP', '2026-04-06']],
    PICKED,
    [
      MET_VERIFICATION,
      'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 RUNNING',
      'REPORTER_REPLY 2026-04-06 2026-04-20 RUNNING',
    ],
  ],
  [
    'a reply ends the window',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['FOLLOWED_UP', '2026-03-25'], ['REPORTER_REPLIED', '2026-03-30']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 RUNNING', 'REPORTER_REPLY 2026-03-25 2026-04-09 MET'],
  ],
  [
    'a reopened report goes on from its old start, without the days on which it was closed',
    [RECEIVED, ['VERIFIED', '2026-03-17'], ['CLOSED', '2026-03-25'], ['REOPENED', '2026-03-30']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-17 RUNNING'],
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
    'a start known only as "at or before" proves no success',
    [RECEIVED, ['VERIFIED', '2026-03-17', 'NOT_AFTER'], ['CLOSED', '2026-04-14']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 UNKNOWN'],
  ],
  [
    'but it proves a breach, because the due day can only lie earlier',
    [RECEIVED, ['VERIFIED', '2026-03-17', 'NOT_AFTER'], ['CLOSED', '2026-04-15']],
    PICKED,
    [MET_VERIFICATION, 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 BREACHED'],
  ],
  [
    'a question known only as "at or before" may have stopped the clock longer, so nothing is breached',
    [
      ...VERIFIED_LATE,
      ['COMPLETION_REQUESTED', '2026-04-08', 'NOT_AFTER'],
      ['COMPLETED', '2026-04-09'],
      ['CLOSED', '2026-04-20'],
    ],
    QUESTION,
    [
      BREACHED_VERIFICATION,
      'INFORMATION_REQUEST 2026-04-06 2026-04-14 UNKNOWN',
      'COMPLETION 2026-04-08 2026-04-22 UNKNOWN',
    ],
  ],
  [
    'an answer that its source dates before the receipt ends the wait all the same',
    [RECEIVED, ['FOLLOWED_UP', '2026-03-16']],
    { ...PICKED, classification: null },
    [MET_VERIFICATION, 'REPORTER_REPLY 2026-03-16 2026-04-07 RUNNING'],
  ],
  [
    '20:00 UTC is the next day in Jakarta',
    [['RECEIVED', '2026-03-16T20:00:00.000Z']],
    {},
    ['DISPATCH 2026-03-17 2026-03-27 RUNNING'],
  ],
  [
    'and so is 15:30 UTC in Jayapura',
    [['RECEIVED', '2026-03-17T15:30:00.000Z']],
    { timezone: 'Asia/Jayapura' },
    ['DISPATCH 2026-03-18 2026-03-27 RUNNING'],
  ],
  [
    'but not yet in Makassar',
    [['RECEIVED', '2026-03-17T15:30:00.000Z']],
    { timezone: 'Asia/Makassar' },
    ['DISPATCH 2026-03-17 2026-03-27 RUNNING'],
  ],
])('%s', (_, history, more, expected) => expect(clocks(history, more)).toEqual(expected));

test.each<[string, Happening[], string]>([
  ['the wait for the right to go to the Ombudsman begins with the receipt', [RECEIVED], '2026-06-26 RUNNING'],
  ['a follow-up begins it anew', [RECEIVED, ['FOLLOWED_UP', '2026-06-25']], '2026-09-21 RUNNING'],
  ['a close in time ends it', [RECEIVED, ['CLOSED', '2026-06-26']], '2026-06-26 CANCELLED'],
  ['a close afterwards does not take the right away', [RECEIVED, ['CLOSED', '2026-06-29']], '2026-06-26 PASSED'],
  [
    'a question to the reporter is no follow-up',
    [RECEIVED, ['COMPLETION_REQUESTED', '2026-04-01']],
    '2026-06-26 RUNNING',
  ],
])('%s', (_, history, expected) => {
  const right = computed(history).find(({ stage }) => stage === 'OMBUDSMAN_RIGHT');
  expect(`${right?.dueDay} ${right?.state}`).toBe(expected);
});

test.each<[string, Happening[], string]>([
  ['all days lie in published years', [RECEIVED], 'FINAL'],
  ['the due day lies behind them', [['RECEIVED', '2026-12-29']], 'PROVISIONAL'],
  ['the start is known only as "at or before"', [['RECEIVED', '2026-03-17', 'NOT_AFTER']], 'PROVISIONAL'],
  ['it stands still', [RECEIVED, ['COMPLETION_REQUESTED', '2026-03-18']], 'PROVISIONAL'],
])('certainty when %s', (_, history, certainty) => expect(computed(history)[0]?.certainty).toBe(certainty));

test('a clock names what it was computed with', () => {
  expect(computed([RECEIVED])[0]).toMatchObject({ ruleSetVersion: 'founding-1', calendarVersion: 1, holder: 'CENTRE' });
});
