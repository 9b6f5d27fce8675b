import { expect, test } from '@jest/globals';
import type { WorkingCalendar } from '../../../../subgraphs/sla/calendar/working-day.policy.ts';
import { traceOf } from '../../../../subgraphs/sla/clock/clock-state.policy.ts';
import { reasonOfClock } from '../../../../subgraphs/sla/clock/reason.policy.ts';

const calendar: WorkingCalendar = {
  version: 7,
  firstYear: 2024,
  lastYear: 2026,
  freeDays: new Map([
    ['2026-08-04', { kind: 'NATIONAL_HOLIDAY', name: 'Hari Contoh', decree: 'SKB 1' }],
    ['2026-08-05', { kind: 'REGIONAL_HOLIDAY', name: 'Hari Jadi Contoh', decree: 'SE Gubernur 2' }],
  ]),
  weeks: [{ validFromDay: '2026-08-03', sixDays: true, decree: 'Perda 3' }],
};
const trace = traceOf(
  {
    startDay: '2026-07-31',
    limitDays: 3,
    pauses: [{ fromDay: '2026-08-05', untilDay: '2026-08-07' }],
    heldSinceDay: null,
  },
  calendar,
  '2026-08-20',
);

test.each([
  ['2026-08-01', null, 'Akhir pekan, tidak dihitung.', 'Weekend, does not count.'],
  ['2026-08-03', null, 'Hari kerja ke-1.', 'Working day 1.'],
  [
    '2026-08-04',
    'SKB 1',
    'Libur nasional: Hari Contoh (SKB 1, kalender versi 7); tidak dihitung.',
    'National holiday: Hari Contoh (SKB 1, calendar version 7); does not count.',
  ],
  [
    '2026-08-05',
    'SE Gubernur 2',
    'Libur daerah: Hari Jadi Contoh (SE Gubernur 2, kalender versi 7); tidak dihitung.',
    'Regional holiday: Hari Jadi Contoh (SE Gubernur 2, calendar version 7); does not count.',
  ],
  [
    '2026-08-06',
    null,
    'Waktu berhenti setelah 2026-08-05 sampai dengan 2026-08-07; tidak dihitung.',
    'The clock stood still behind 2026-08-05 up to 2026-08-07; does not count.',
  ],
  [
    '2026-08-08',
    null,
    'Hari kerja ke-2: Sabtu dihitung, enam hari kerja (Perda 3).',
    'Working day 2: Saturday counts, six-day week (Perda 3).',
  ],
  ['2026-08-10', null, 'Hari kerja ke-3.', 'Working day 3.'],
])('%s says why in both languages', (day, decree, reasonIndonesian, reasonEnglish) =>
  expect(trace.find((traced) => traced.day === day)).toMatchObject({ decree, reasonIndonesian, reasonEnglish }),
);

const grounds = {
  limitDays: 14,
  startDay: '2026-08-03',
  ruleSetVersion: 'founding-1',
  source: 'perpres-76-2013',
  standard: null,
  calendarVersion: 7,
  calendarDecree: 'SKB 1',
  pauses: [],
  heldSinceDay: null,
};

test('a clock names its rule, its calendar and the decree', () =>
  expect(reasonOfClock(grounds)).toEqual({
    reasonIndonesian:
      'Batas 14 hari kerja setelah 2026-08-03 menurut aturan nasional (founding-1, perpres-76-2013), dihitung dengan kalender versi 7 (SKB 1).',
    reasonEnglish:
      '14 working days behind 2026-08-03 by the national rule (founding-1, perpres-76-2013), counted with calendar version 7 (SKB 1).',
  }));

test('a clock names the standard that set its limit, and its pauses', () => {
  const standard = { decree: 'SK Bupati 12', validFromDay: '2026-01-01' };
  const pauses = [{ fromDay: '2026-08-04', untilDay: '2026-08-06' }];
  const { reasonIndonesian, reasonEnglish } = reasonOfClock({
    ...grounds,
    standard,
    pauses,
    heldSinceDay: '2026-08-10',
  });
  expect(reasonIndonesian).toContain('standar pelayanan instansi (SK Bupati 12, berlaku sejak 2026-01-01)');
  expect(reasonIndonesian).toContain('waktu berhenti 2026-08-04/2026-08-06; waktu berhenti sejak 2026-08-10');
  expect(reasonEnglish).toContain('stricter than the national rule (founding-1');
});
