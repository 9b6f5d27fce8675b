import { expect, test } from '@jest/globals';
import { notAfter } from '../../../../../subgraphs/connectors/sql/scan/mark.ts';

const NOW = new Date('2026-03-17T03:00:00Z');

test.each([
  ['a time of Jakarta in the past', '2026-03-17 10:00:00', '2026-03-17 10:00:00', '7'],
  ['a time of Jakarta in the future', '2026-03-17 10:00:01', '2026-03-17 10:00:00', null],
  ['a time with its zone', '2026-03-17 10:00:01+07:00', '2026-03-17T03:00:00.000Z', null],
  ['a time with its zone in the past', '2026-03-17 09:59:59+07:00', '2026-03-17 09:59:59+07:00', '7'],
  ['a day in the future', '2099-12-31', '2026-03-17 10:00:00', null],
  ['a time for ever', 'infinity', '2026-03-17 10:00:00', null],
  ['a year of five digits', '10000-01-01 00:00:00', '2026-03-17 10:00:00', null],
  ['a version number', '4711', '4711', '7'],
  ['the zero of MariaDB', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '7'],
])('%s: %s leaves the mark at %s', (_, updated, mark, key) => {
  expect(notAfter(NOW, { updated, key: '7' }, 'Asia/Jakarta')).toEqual({ updated: mark, key });
});

test('a source without update times has no clock to be ahead of', () => {
  expect(notAfter(null, { updated: null, key: '7' }, 'Asia/Jakarta')).toEqual({ updated: null, key: '7' });
  expect(notAfter(NOW, null, 'Asia/Jakarta')).toBeNull();
});
