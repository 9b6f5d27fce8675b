import { expect, test } from '@jest/globals';
import { begun, overlapped, sqlCursor } from '../../../../../subgraphs/connectors/sql/scan/cursor.ts';

const NOW = new Date('2026-03-17T03:00:00Z');
const since = (mark: string | null) => mark && new Date(Date.parse(mark) - 300_000).toISOString();
const source = { updated: 'ubah', deletes: 'ignore', hoursBetweenFullScans: 24 };
const mark = { updated: '2026-03-17 09:00:00.123456', key: '7' };
const known = { mark, fullScanAt: '2026-03-16T00:00:00Z', scan: null, columns: [] };

test('the first scan is a full one, from the beginning', () => {
  const { scan } = begun(null, source, NOW, since);
  expect(scan).toEqual({ full: true, startedAt: NOW.toISOString(), at: null, undated: false, seen: 0 });
});

test('a scan under way goes on where it stood', () => {
  const scan = { full: false, startedAt: NOW.toISOString(), at: mark, undated: true, seen: 5 };
  expect(begun({ ...known, scan }, source, NOW, since).scan).toEqual(scan);
});

test('a later scan begins the overlap before the mark, whatever the key', () => {
  expect(begun(known, source, NOW, since).scan).toMatchObject({
    full: false,
    at: { updated: '2026-03-17 08:55:00.123', key: null },
  });
});

test.each([
  [{ ...source, deletes: 'full-scan' }, '2026-03-16T03:00:00Z', true],
  [{ ...source, deletes: 'full-scan' }, '2026-03-16T03:00:01Z', false],
  [{ ...source, updated: undefined }, '2026-03-16T03:00:00Z', true],
  [source, '2026-03-01T00:00:00Z', false],
])('with %j, last read whole at %s, the next scan is full: %s', (settings, fullScanAt, full) => {
  expect(begun({ ...known, fullScanAt }, settings, NOW, since).scan.full).toBe(full);
});

test.each([
  ['2026-03-17 09:00:00', '2026-03-17 08:55:00.000'],
  ['2026-03-17T09:00:00.1234567', '2026-03-17 08:55:00.123'],
  ['2026-03-17 09:00:00+07:00', '2026-03-17T01:55:00.000Z'],
  ['2026-03-17 09:00:00 +07:00', '2026-03-17T01:55:00.000Z'],
  ['2026-03-17', '2026-03-16 23:55:00.000'],
])('the overlap of %s goes back to %s, in the clock the database writes', (updated, earlier) => {
  expect(overlapped({ updated, key: '7' }, since)).toEqual({ updated: earlier, key: null });
});

test.each(['4711', '0x00000000000007D1', 'kemarin'])('%s is no time: the scan goes on right after it', (updated) => {
  expect(overlapped({ updated, key: '7' }, since)).toEqual({ updated, key: '7' });
});

test.each([{}, { ...known, mark: 7 }, { ...known, extra: 1 }, { ...known, fullScanAt: 'kemarin' }])(
  'what is no checkpoint is refused: %j',
  (cursor) => expect(sqlCursor.safeParse(cursor).success).toBe(false),
);
