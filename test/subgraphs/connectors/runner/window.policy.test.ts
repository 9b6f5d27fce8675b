import { expect, test } from '@jest/globals';
import { isWindow, isWithin } from '../../../../subgraphs/connectors/runner/window.policy.ts';

const night = { from: '22:00', to: '05:00', timezone: 'Asia/Jakarta' };
const office = { from: '08:00', to: '16:30', timezone: 'Asia/Makassar' };

test.each([
  [night, '2026-03-17T15:00:00Z', true],
  [night, '2026-03-17T21:59:00Z', true],
  [night, '2026-03-17T22:00:00Z', false],
  [night, '2026-03-17T03:00:00Z', false],
  [office, '2026-03-17T00:00:00Z', true],
  [office, '2026-03-17T08:29:00Z', true],
  [office, '2026-03-17T08:30:00Z', false],
  [{ ...office, to: '08:00' }, '2026-03-17T20:00:00Z', true],
])('%o holds %s: %s', (window, instant, within) => {
  expect(isWithin(window, new Date(instant))).toBe(within);
});

test('hours that no clock shows and zones that do not exist are no window', () => {
  expect(isWindow(night)).toBe(true);
  expect(isWindow({ ...night, to: '24:00' })).toBe(false);
  expect(isWindow({ ...night, from: '5:00' })).toBe(false);
  expect(isWindow({ ...night, timezone: 'Asia/Contoh' })).toBe(false);
});
