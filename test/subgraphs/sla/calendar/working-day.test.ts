import { expect, test } from '@jest/globals';
import { addDays } from '../../../../subgraphs/common/time/day.ts';
import { FOUNDING_DAYS, FOUNDING_YEARS } from '../../../../subgraphs/sla/calendar/founding-calendar.ts';
import {
  certaintyOf,
  daysUntilDue,
  dueDay,
  type WorkingCalendar,
} from '../../../../subgraphs/sla/calendar/working-day.policy.ts';

const calendar: WorkingCalendar = {
  version: 1,
  freeDays: new Map(FOUNDING_DAYS.map(({ day, kind, name }) => [day, { kind, name }])),
  firstYear: FOUNDING_YEARS.first,
  lastYear: FOUNDING_YEARS.last,
};

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

/** Written without the policy: marks each day of the years as working or not, then counts. */
function oracle(start: string, limit: number, paused: [string, string] | null): string {
  const free = new Set(FOUNDING_DAYS.map(({ day }) => day));
  let day = start;
  let left = limit;
  while (left > 0) {
    const next = new Date(`${day}T12:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    day = next.toISOString().slice(0, 10);
    const weekend = [0, 6].includes(next.getUTCDay());
    const held = paused !== null && day > paused[0] && day <= paused[1];
    if (!weekend && !free.has(day) && !held) left -= 1;
  }
  return day;
}

test('2,000 random deadlines, paused and not, agree with a naive count', () => {
  // A fixed seed (linear congruence), so that a failure can be repeated.
  let seed = 20261124;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 2_000; round += 1) {
    const start = addDays('2024-01-01', random(1_000));
    const limit = 1 + random(60);
    const fromDay = addDays(start, random(30));
    const pause: [string, string] | null = random(2) ? [fromDay, addDays(fromDay, random(20))] : null;
    const pauses = pause ? [{ fromDay: pause[0], untilDay: pause[1] }] : [];
    expect([start, limit, pause, dueDay(start, limit, calendar, pauses)]).toEqual([
      start,
      limit,
      pause,
      oracle(start, limit, pause),
    ]);
  }
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
