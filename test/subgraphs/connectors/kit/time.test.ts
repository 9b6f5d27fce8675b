import { expect, test } from '@jest/globals';
import { readTime } from '../../../../subgraphs/connectors/kit/time.ts';

test.each([
  ['2026-03-01.08:15:30', '2026-03-01T01:15:30.000Z'],
  ['2026-03-01 08:15:00', '2026-03-01T01:15:00.000Z'],
  ['2026-03-01T08:15', '2026-03-01T01:15:00.000Z'],
  ['2026-03-01', '2026-02-28T17:00:00.000Z'],
  ['2026-03-01T08:15:30.123Z', '2026-03-01T08:15:30.000Z'],
  ['2026-03-01T08:15:30+0900', '2026-02-28T23:15:30.000Z'],
  ['2026-03-01 08:15 WITA', '2026-03-01T00:15:00.000Z'],
  ['Sun, 01 Mar 2026 08:15:00 +0700', '2026-03-01T01:15:00.000Z'],
  ['1 Mar 2026 01:15 GMT', '2026-03-01T01:15:00.000Z'],
  ['01/03/2026 08.15', '2026-03-01T01:15:00.000Z'],
  ['1-3-2026', '2026-02-28T17:00:00.000Z'],
  ['1772324100', '2026-03-01T00:15:00.000Z'],
  [1772324100000, '2026-03-01T00:15:00.000Z'],
])('%s is read as an instant', (written, instant) => {
  expect(readTime(written, 'Asia/Jakarta')).toBe(instant);
});

test.each([
  '',
  'kemarin',
  'Mon, 30 Feb 2026 01:00:00 GMT',
  '2026-02-30',
  '2026-13-01',
  '31/02/2026',
  '2026-03-01 25:00',
  null,
])('"%s" is no time, and the record says so', (written) => {
  expect(() => readTime(written, 'Asia/Jakarta')).toThrow('is no time.');
});

test('a time without a zone is refused when the connector states none', () => {
  expect(() => readTime('2026-03-01 08:15', undefined)).toThrow('states no zone, and neither does the connector');
  expect(readTime('2026-03-01 08:15+07:00', undefined)).toBe('2026-03-01T01:15:00.000Z');
});
