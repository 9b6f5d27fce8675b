import { expect, test } from '@jest/globals';
import { factOf } from '../../../../subgraphs/sla/performance/fact.policy.ts';
import { CALENDAR, type Happening, snapshotOf } from '../sla-world.ts';

const measures = (history: Happening[], more: Parameters<typeof snapshotOf>[1] = {}) =>
  factOf({ report: snapshotOf(history, more), leader: null }, [], CALENDAR).parts.map(([measure, bucket]) =>
    measure === 'OPEN' ? measure : `${measure} ${bucket}`,
  );

test.each<[string, Happening[], string[]]>([
  ['received and nothing else', [['RECEIVED', '2026-03-02']], ['RECEIVED 0', 'OPEN']],
  [
    'answered on the third working day, closed over Lebaran on the eleventh',
    [
      ['RECEIVED', '2026-03-09'],
      ['FOLLOWED_UP', '2026-03-12'],
      ['CLOSED', '2026-03-31'],
    ],
    ['RECEIVED 0', 'FOLLOWED_UP 0', 'RESPONSE 3', 'RESOLUTION 11'],
  ],
  [
    'opened again: it is no longer resolved, and open',
    [
      ['RECEIVED', '2026-03-09'],
      ['CLOSED', '2026-03-10'],
      ['REOPENED', '2026-03-11'],
    ],
    ['RECEIVED 0', 'FOLLOWED_UP 0', 'RESPONSE 1', 'REOPENED 0', 'OPEN'],
  ],
])('%s', (_, history, expected) => expect(measures(history)).toEqual(expected));

test('a copy that was joined to another report counts for nothing; the report it was joined to counts once', () => {
  expect(measures([['RECEIVED', '2026-03-02']], { mergedIntoId: 'report-2' })).toEqual([]);
  expect(measures([['RECEIVED', '2026-03-02']], { reportId: 'report-2' })).toEqual(['RECEIVED 0', 'OPEN']);
});
