import { expect, test } from '@jest/globals';
import { type AlarmingClock, outlookOf } from '../../../../subgraphs/sla/alarm/alarm-moment.policy.ts';
import { FOUNDING_LADDER } from '../../../../subgraphs/sla/alarm/founding-ladder.ts';
import { CALENDAR } from '../sla-world.ts';

/** Three working days from Monday, 9 March 2026: due on Thursday. */
const CLOCK: AlarmingClock = {
  ...{ stage: 'AGENCY_VERIFICATION', holder: 'AGENCY', state: 'RUNNING', startDay: '2026-03-09', dueDay: '2026-03-12' },
  ...{ limitDays: 3, pauses: [], historic: false },
};
const WINDOW: Partial<AlarmingClock> = { stage: 'REPORTER_REPLY', holder: 'REPORTER' };

test.each<[string, Partial<AlarmingClock>, today: string, due: string[], nextDay: string | null]>([
  ['nothing yet, and when to look again', {}, '2026-03-10', [], '2026-03-11'],
  ['one working day is left', {}, '2026-03-11', ['DUE_SOON LIAISON'], '2026-03-13'],
  ['the due day itself is in time', {}, '2026-03-12', ['DUE_SOON LIAISON'], '2026-03-13'],
  ['the day behind it is late', {}, '2026-03-13', ['BREACHED AGENCY_HEAD'], '2026-03-26'],
  ['five working days late', {}, '2026-03-26', ['BREACHED AGENCY_HEAD', 'ESCALATED CENTRAL_ADMIN'], null],
  ['the centre’s own duty', { stage: 'DISPATCH', holder: 'CENTRE' }, '2026-03-26', ['BREACHED CENTRAL_ADMIN'], null],
  ['a window of the reporter', WINDOW, '2026-03-13', ['PASSED null'], null],
  ['the right of the reporter', { ...WINDOW, stage: 'OMBUDSMAN_RIGHT' }, '2026-03-13', ['PASSED OMBUDSMAN'], null],
  ['a clock that stands still', { state: 'PAUSED' }, '2026-03-26', [], null],
  ['fulfilled in time', { state: 'MET' }, '2026-03-26', [], null],
  ['ended late, seen afterwards', { state: 'BREACHED' }, '2026-03-26', ['BREACHED AGENCY_HEAD'], null],
  ['nobody knows when it ended', { state: 'UNKNOWN' }, '2026-03-26', [], null],
  ['imported history', { historic: true }, '2026-03-26', [], null],
  [
    'a limit shorter than its warning',
    { limitDays: 1, dueDay: '2026-03-10' },
    '2026-03-09',
    ['DUE_SOON LIAISON'],
    '2026-03-11',
  ],
])('%s', (_, change, today, due, nextDay) => {
  const outlook = outlookOf({ ...CLOCK, ...change }, FOUNDING_LADDER, CALENDAR, today);
  expect(outlook.due.map(({ kind, level }) => `${kind} ${level}`)).toEqual(due);
  expect(outlook.nextDay).toBe(nextDay);
});

test.each<[string, Partial<AlarmingClock>, toldSince: string, due: string[]]>([
  ['late before the hub told alarms', {}, '2026-03-30', []],
  ['late before, five days late since', {}, '2026-03-20', ['ESCALATED CENTRAL_ADMIN']],
  ['late on the first day of alarms', {}, '2026-03-13', ['BREACHED AGENCY_HEAD', 'ESCALATED CENTRAL_ADMIN']],
  ['a window that passed before still ends its report', WINDOW, '2026-03-30', ['PASSED null']],
])('after an upgrade: %s', (_, change, toldSince, due) => {
  const outlook = outlookOf({ ...CLOCK, ...change }, FOUNDING_LADDER, CALENDAR, '2026-03-31', toldSince);
  expect(outlook.due.map(({ kind, level }) => `${kind} ${level}`)).toEqual(due);
});
