import { expect, test } from '@jest/globals';
import {
  type Amendment,
  amendmentFault,
  firstChangedDay,
} from '../../../../subgraphs/sla/calendar/amendment.policy.ts';

const BEFORE = { freeDays: new Set(['2026-12-24', '2026-12-25']), lastYear: 2026 };
const decree = (change: Partial<Amendment>): Amendment => ({ decree: 'SKB 1/2026', add: [], remove: [], ...change });
const holiday = (day: string) => ({ day, kind: 'NATIONAL_HOLIDAY' as const });
const leave = (day: string) => ({ day, kind: 'JOINT_LEAVE' as const });

test.each<[string, Partial<Amendment>, string | null]>([
  ['a new day is added', { add: [leave('2026-12-28')] }, null],
  ['a day is taken back', { remove: ['2026-12-24'] }, null],
  ['a day changes its kind', { remove: ['2026-12-24'], add: [holiday('2026-12-24')] }, null],
  ['the next year is published', { add: [holiday('2027-01-01')], lastYear: 2027 }, null],
  ['a decree without a name', { decree: ' ', remove: ['2026-12-24'] }, 'decree must name the decree'],
  ['nothing', {}, 'changes nothing'],
  ['a day twice', { add: [leave('2026-12-28'), holiday('2026-12-28')] }, '2026-12-28 is named twice.'],
  ['a day removed twice', { remove: ['2026-12-24', '2026-12-24'] }, '2026-12-24 is named twice.'],
  ['a day that is free already', { add: [leave('2026-12-25')] }, '2026-12-25 is free already.'],
  ['a working day to remove', { remove: ['2026-12-23'] }, '2026-12-23 is not free'],
  ['a year that is taken back', { add: [leave('2026-12-28')], lastYear: 2025 }, 'lastYear cannot go back'],
  ['a year without a holiday', { add: [leave('2027-01-02')], lastYear: 2027 }, 'no holiday of 2027 is known'],
  ['a year left out between', { add: [holiday('2028-01-01')], lastYear: 2028 }, 'no holiday of 2027 is known'],
])('%s', (_, change, fault) => {
  const found = amendmentFault(decree(change), BEFORE);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});

test.each<[string, Partial<Amendment>, string | null]>([
  ['the earliest day named', { add: [leave('2026-12-28')], remove: ['2026-12-24'] }, '2026-12-24'],
  ['the first day that is certain now', { add: [holiday('2027-08-17')], lastYear: 2027 }, '2027-01-01'],
  ['no day when only the name of the decree is new', { lastYear: 2026 }, null],
])('clocks can move from %s on', (_, change, day) => expect(firstChangedDay(decree(change), BEFORE)).toBe(day));
