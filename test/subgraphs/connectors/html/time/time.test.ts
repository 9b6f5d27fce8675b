import { expect, test } from '@jest/globals';
import { timeOf } from '../../../../../subgraphs/connectors/html/time/time.parser.ts';

/** Tuesday 17 March 2026, 10:00 in Jakarta. */
const READ = new Date('2026-03-17T03:00:00Z');

test.each<[string, string]>([
  // Days named from the day of reading.
  ['Hari ini, 07:20', '2026-03-17T00:20:00.000Z'],
  ['hari ini pukul 07.20', '2026-03-17T00:20:00.000Z'],
  ['Hari ini, 23:59', '2026-03-16T16:59:00.000Z'],
  ['Kemarin, 02:19', '2026-03-15T19:19:00.000Z'],
  ['Kemarin', '2026-03-15T17:00:00.000Z'],
  ['Kemarin lusa, 08:00', '2026-03-15T01:00:00.000Z'],
  ['Senin, 07:20', '2026-03-16T00:20:00.000Z'],
  ['Selasa, 07:20', '2026-03-17T00:20:00.000Z'],
  ['Selasa, 18:00', '2026-03-10T11:00:00.000Z'],
  ['Rabu, 18:00', '2026-03-11T11:00:00.000Z'],
  ["Jum'at, 09.05", '2026-03-13T02:05:00.000Z'],
  ['Minggu lalu, 09:05', '2026-03-15T02:05:00.000Z'],
  // Without a year: the last one.
  ['8 Agu, 08:45', '2025-08-08T01:45:00.000Z'],
  ['16 Mar, 08:45', '2026-03-16T01:45:00.000Z'],
  ['18 Mar 09:00', '2026-03-18T02:00:00.000Z'],
  ['19 Maret', '2025-03-18T17:00:00.000Z'],
  ['31 Des, 23:59', '2025-12-31T16:59:00.000Z'],
  ['29 Feb, 12:00', '2024-02-29T05:00:00.000Z'],
  // In full.
  ['3 Jan 2026 14.05 WIB', '2026-01-03T07:05:00.000Z'],
  ['3 Jan 2026 14.05 WITA', '2026-01-03T06:05:00.000Z'],
  ['3 Jan 2026 14.05 WIT', '2026-01-03T05:05:00.000Z'],
  ['3 Januari 2026, pukul 14:05:33 WIB', '2026-01-03T07:05:33.000Z'],
  ['Sabtu, 3 Januari 2026 | 14:05 WIB', '2026-01-03T07:05:00.000Z'],
  ['Sabtu, 03/01/2026 - 14:05', '2026-01-03T07:05:00.000Z'],
  ['3-Nop-2025', '2025-11-02T17:00:00.000Z'],
  ['12 Sept 2025 7:05', '2025-09-12T00:05:00.000Z'],
  ['29 May 2023 20:05:07', '2023-05-29T13:05:07.000Z'],
  ['03.01.2026 14:05', '2026-01-03T07:05:00.000Z'],
  ['2026-01-03 14:05:00', '2026-01-03T07:05:00.000Z'],
  ['2026-01-03T14:05:00+09:00', '2026-01-03T05:05:00.000Z'],
  ['2026-01-03T07:05:00Z', '2026-01-03T07:05:00.000Z'],
  ['2026-01-03T14:05', '2026-01-03T07:05:00.000Z'],
  ['SELASA, 2023/03/21', '2023-03-20T17:00:00.000Z'],
  ['\u00a03 Jan\u00a02026\n 14.05 ', '2026-01-03T07:05:00.000Z'],
])('"%s" is %s', (text, instant) => {
  expect(timeOf(text, 'Asia/Jakarta', READ)).toEqual({ instant, relative: false });
});

test.each<[string, string]>([
  ['baru saja', '2026-03-17T03:00:00.000Z'],
  ['Beberapa detik yang lalu', '2026-03-17T03:00:00.000Z'],
  ['42 detik yang lalu', '2026-03-17T02:59:00.000Z'],
  ['5 menit lalu', '2026-03-17T02:55:00.000Z'],
  ['sejam yang lalu', '2026-03-17T02:00:00.000Z'],
  ['7 jam yang lalu', '2026-03-16T20:00:00.000Z'],
  ['sehari yang lalu', '2026-03-16T03:00:00.000Z'],
  ['3 hari yang lalu', '2026-03-14T03:00:00.000Z'],
  ['2 minggu lalu', '2026-03-03T03:00:00.000Z'],
  ['sebulan yang lalu', '2026-02-15T03:00:00.000Z'],
  ['2 tahun yang lalu', '2024-03-17T03:00:00.000Z'],
])('"%s" is about %s, and reading it later would say otherwise', (text, instant) => {
  expect(timeOf(text, 'Asia/Jakarta', READ)).toEqual({ instant, relative: true });
});

test.each([
  '',
  'segera',
  '31 Feb 2026',
  '30 Feb',
  '2026-13-01',
  '3 Jan 2026 25:00',
  '3 Jan 2026 14:65',
  '3 Foo 2026',
  'Selasa, 07:20 dan lagi',
  '45075',
  'jam yang lalu',
])('"%s" is no time', (text) => expect(timeOf(text, 'Asia/Jakarta', READ)).toBeNull());

test('the day of reading is the one in the site’s zone', () => {
  // 23:30 in Jakarta is 01:30 of the next day in Jayapura.
  const late = new Date('2026-03-17T16:30:00Z');
  expect(timeOf('Kemarin, 02:19', 'Asia/Jakarta', late)?.instant).toBe('2026-03-15T19:19:00.000Z');
  expect(timeOf('Kemarin, 02:19', 'Asia/Jayapura', late)?.instant).toBe('2026-03-16T17:19:00.000Z');
  const newYear = new Date('2026-12-31T17:30:00Z');
  expect(timeOf('1 Jan, 00:10', 'Asia/Jakarta', newYear)?.instant).toBe('2026-12-31T17:10:00.000Z');
});

test('hostile lengths cost no time', () => {
  const started = performance.now();
  for (const text of ['selasa '.repeat(20_000), '1 '.repeat(50_000), ` ${'pukul '.repeat(20_000)}`])
    expect(timeOf(text, 'Asia/Jakarta', READ)).toBeNull();
  expect(performance.now() - started).toBeLessThan(500);
});
