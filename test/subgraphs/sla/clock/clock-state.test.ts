import { expect, test } from '@jest/globals';
import { stateAt, traceOf } from '../../../../subgraphs/sla/clock/clock-state.policy.ts';
import type { StoredState } from '../../../../subgraphs/sla/clock/clock-state.ts';
import type { Holder } from '../../../../subgraphs/sla/rule-set/holder.ts';
import { CALENDAR } from '../sla-world.ts';

test.each<[StoredState, Holder, string, string, string]>([
  ['RUNNING', 'AGENCY', 'Asia/Jakarta', '2026-03-27T16:59:59Z', 'RUNNING'],
  ['RUNNING', 'AGENCY', 'Asia/Jakarta', '2026-03-27T17:00:00Z', 'OVERDUE'],
  ['RUNNING', 'CENTRE', 'Asia/Makassar', '2026-03-27T16:00:00Z', 'OVERDUE'],
  ['RUNNING', 'AGENCY', 'Asia/Jayapura', '2026-03-27T15:00:00Z', 'OVERDUE'],
  ['RUNNING', 'REPORTER', 'Asia/Jakarta', '2026-03-27T17:00:00Z', 'PASSED'],
  ['PAUSED', 'AGENCY', 'Asia/Jakarta', '2026-06-01T00:00:00Z', 'PAUSED'],
  ['MET', 'AGENCY', 'Asia/Jakarta', '2026-06-01T00:00:00Z', 'MET'],
])('due on 27 March, %s for %s in %s, at %s it is %s', (state, holder, timezone, now, expected) => {
  expect(stateAt({ state, holder, timezone, dueDay: '2026-03-27' }, new Date(now))).toBe(expected);
});

const spelt = (clock: Parameters<typeof traceOf>[0], today: string) =>
  traceOf(clock, CALENDAR, today).map(({ day, verdict, count }) => `${day.slice(5)} ${verdict} ${count}`);

test('a trace tells each day, what it is and how many have counted', () => {
  const pauses = [{ fromDay: '2026-04-01', untilDay: '2026-04-02' }];
  expect(spelt({ startDay: '2026-03-31', limitDays: 2, pauses, heldSinceDay: null }, '2026-05-01')).toEqual([
    '04-01 COUNTED 1',
    '04-02 PAUSED 1',
    '04-03 NATIONAL_HOLIDAY 1',
    '04-04 WEEKEND 1',
    '04-05 NATIONAL_HOLIDAY 1',
    '04-06 COUNTED 2',
  ]);
});

test('a clock that stands still is told as if it went on today', () => {
  const held = { startDay: '2026-04-06', limitDays: 2, pauses: [], heldSinceDay: '2026-04-07' };
  expect(spelt(held, '2026-04-07')).toEqual(['04-07 COUNTED 1', '04-08 COUNTED 2']);
  expect(spelt(held, '2026-04-09').slice(1)).toEqual(['04-08 PAUSED 1', '04-09 PAUSED 1', '04-10 COUNTED 2']);
});
