import { expect, test } from '@jest/globals';
import { FOUNDING_DAYS } from '../../../../subgraphs/sla/calendar/founding-calendar.ts';
import { certaintyOf, daysUntilDue, dueDay } from '../../../../subgraphs/sla/calendar/working-day.policy.ts';
import { CALENDAR as calendar } from '../sla-world.ts';

test.each([
  [3, '2026-03-27'],
  [5, '2026-03-31'],
  [14, '2026-04-14'],
  [60, '2026-06-26'],
])('received on 17 March 2026, %i working days end on %s', (limit, due) =>
  expect(dueDay('2026-03-17', limit, calendar)).toBe(due),
);

test('2026 has 240 working days', () => {
  const days = [...daysUntilDue('2025-12-31', 240, calendar)];
  expect(days.at(-1)?.day).toBe('2026-12-31');
});

// The joint decrees name 17 national holidays a year; 2024 had two election days more. Joint leave: 10, 10 and 8 days,
// and 18 August 2025, which an amendment added eleven days ahead.
test.each([
  [2024, 19, 10],
  [2025, 17, 11],
  [2026, 17, 8],
])('%i has %i national holidays and %i days of joint leave', (year, holidays, leave) => {
  const days = FOUNDING_DAYS.filter(({ day }) => day.startsWith(`${year}-`));
  expect(days.filter(({ kind }) => kind === 'NATIONAL_HOLIDAY')).toHaveLength(holidays);
  expect(days.filter(({ kind }) => kind === 'JOINT_LEAVE')).toHaveLength(leave);
});

test('the calendar names each day once, in order, and all of 2026 is verified', () => {
  const days = FOUNDING_DAYS.map(({ day }) => day);
  expect(days).toEqual([...new Set(days)].sort());
  expect(FOUNDING_DAYS.filter(({ day, verified }) => day.startsWith('2026-') && !verified)).toEqual([]);
});

test('every day on the way has its reason', () => {
  const days = [...daysUntilDue('2026-03-17', 3, calendar)];
  expect(days.map(({ day, verdict }) => `${day.slice(5)} ${verdict}`)).toEqual([
    '03-18 JOINT_LEAVE',
    '03-19 NATIONAL_HOLIDAY',
    '03-20 JOINT_LEAVE',
    '03-21 NATIONAL_HOLIDAY',
    '03-22 NATIONAL_HOLIDAY',
    '03-23 JOINT_LEAVE',
    '03-24 JOINT_LEAVE',
    '03-25 COUNTED',
    '03-26 COUNTED',
    '03-27 COUNTED',
  ]);
  expect(days[1]?.name).toBe('Hari Suci Nyepi');
});

test.each([
  ['2026-11-24', '2026-12-30', 'FINAL'],
  ['2026-11-24', '2027-02-18', 'PROVISIONAL'],
  ['2023-12-20', '2024-01-05', 'PROVISIONAL'],
] as const)('from %s to %s a due day is %s', (start, due, certainty) =>
  expect(certaintyOf(start, due, calendar)).toBe(certainty),
);
