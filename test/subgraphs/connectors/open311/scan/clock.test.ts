import { expect, test } from '@jest/globals';
import type { FilterTimes } from '../../../../../subgraphs/connectors/open311/city/quirks.ts';
import { filterOf } from '../../../../../subgraphs/connectors/open311/scan/clock.ts';

const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const DAY = span('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z');

test.each<[FilterTimes, string, string, string]>([
  ['utc', 'Asia/Jakarta', '2026-02-28T23:59:59Z', '2026-03-02T00:00:01Z'],
  ['offset', 'Asia/Jakarta', '2026-03-01T06:59:59+07:00', '2026-03-02T07:00:01+07:00'],
  ['offset', 'America/St_Johns', '2026-02-28T20:29:59-03:30', '2026-03-01T20:30:01-03:30'],
  ['zoneless', 'Asia/Jakarta', '2026-03-01T06:59:59', '2026-03-02T07:00:01'],
  ['day', 'Asia/Jakarta', '2026-03-01', '2026-03-03'],
  ['day', 'America/New_York', '2026-02-28', '2026-03-02'],
])('%s in %s', (times, zone, start, end) => expect(filterOf(DAY, times, zone)).toEqual([start, end]));

test('where clocks turn back, a filter without zone holds the hour that comes twice', () => {
  // In New York 1:30 comes at 5:30 and again at 6:30 UTC.
  const [start, end] = filterOf(span('2026-11-01T05:45:00Z', '2026-11-01T06:15:00Z'), 'zoneless', 'America/New_York');
  expect([start < '2026-11-01T01:00', end > '2026-11-01T02:00']).toEqual([true, true]);
});
