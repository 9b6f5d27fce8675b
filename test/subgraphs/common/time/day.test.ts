import { expect, test } from '@jest/globals';
import { addDays, dayIn, isDay, isZone, weekday, yearOf } from '../../../../subgraphs/common/time/day.ts';

test.each([
  ['2026-03-17T20:00:00Z', 'Asia/Jakarta', '2026-03-18'],
  ['2026-03-17T16:59:59Z', 'Asia/Jakarta', '2026-03-17'],
  ['2026-03-17T15:30:00Z', 'Asia/Jayapura', '2026-03-18'],
  ['2026-03-17T16:30:00Z', 'Asia/Makassar', '2026-03-18'],
])('%s in %s is the day %s', (instant, zone, day) => expect(dayIn(new Date(instant), zone)).toBe(day));

test('days are counted across months, years and leap days', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(weekday('2026-03-17')).toBe(2);
});

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-3-1', false],
  ['2026-03-17T00:00:00Z', false],
  ['', false],
])('%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is));

test.each([
  ['Asia/Jayapura', true],
  ['Asia/Atlantis', false],
  ['', false],
])('%s is a zone: %s', (zone, is) => expect(isZone(zone)).toBe(is));

test('the year of a day', () => expect(yearOf('2026-03-17')).toBe(2026));
