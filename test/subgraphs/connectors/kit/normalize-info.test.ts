import { expect, test } from '@jest/globals';
import { normalizeInfo } from '../../../../subgraphs/connectors/kit/normalize-info.ts';

const info = normalizeInfo(
  { statusMap: () => ({ 'Ditutup oleh Admin': 'CLOSED', '1': 'RECEIVED' }) as const },
  { a: 1 },
);

test.each([
  ['Ditutup oleh Admin', 'CLOSED'],
  [' ditutup  oleh\u00a0ADMIN ', 'CLOSED'],
  ['1', 'RECEIVED'],
  ['Ditutup', 'UNKNOWN'],
  ['', 'UNKNOWN'],
  ['constructor', 'UNKNOWN'],
] as const)('the raw status %j is %s', (raw, status) => expect(info.status(raw)).toBe(status));

test('the helpers carry the settings and read flags', () => {
  expect(info.config).toEqual({ a: 1 });
  expect(info.bool('ya')).toBe(true);
});
