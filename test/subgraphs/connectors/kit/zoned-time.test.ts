import { expect, test } from '@jest/globals';
import { instantIn } from '../../../../subgraphs/connectors/kit/zoned-time.ts';

test.each([
  ['UTC', '2023-05-29', '20:00:00', '2023-05-29T20:00:00.000Z'],
  ['Asia/Jakarta', '2023-05-29', '20:00:00', '2023-05-29T13:00:00.000Z'],
  ['Asia/Makassar', '2023-05-29', '03:00:00', '2023-05-28T19:00:00.000Z'],
  ['Asia/Jayapura', '2024-02-29', '00:30:00', '2024-02-28T15:30:00.000Z'],
  // Clocks jump from 02:00 to 03:00 on this day.
  ['Europe/Berlin', '2026-03-29', '03:30:00', '2026-03-29T01:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '01:30:00', '2026-03-29T00:30:00.000Z'],
])('clocks in %s show %s %s at %s', (zone, day, time, instant) => expect(instantIn(zone, day, time)).toBe(instant));

test.each([
  ['2023-02-29', '10:00:00'],
  ['2023-13-01', '10:00:00'],
  ['2023-05-29', '24:00:00'],
  ['2023-05-29', '10:61:00'],
  ['29 May 2023', '10:00:00'],
  ['', ''],
])('there is no %j %j', (day, time) => expect(instantIn('Asia/Jakarta', day, time)).toBeNull());
