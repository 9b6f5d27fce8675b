import { expect, test } from '@jest/globals';
import { type Minute, soakReport } from '../../../scripts/bench/gateway/soak/report.ts';

const minute = (heapMb: number, at: number): Minute => ({
  ...{ minute: at + 1, requests: 100, heapMb },
  ...{ externalMb: 1, rssMb: heapMb + 200 },
});
const soaked = (heaps: number[]) => soakReport(heaps.map(minute), new Map()).heap;

test.each<[string, number[], number]>([
  ['a heap that fills its caches and then stays', [100, 160, 200, 200, 200, 200], 0],
  ['one that grows by two a minute', [100, 110, 112, 114, 116, 118, 120], 2],
  ['one that goes up and down around the same', [90, 100, 102, 100, 102, 100], -0.4],
  ['one minute', [100], 0],
])('the slope of %s', (_, heaps, slope) => {
  expect(soaked(heaps).slopePerMinute).toBeCloseTo(slope, 1);
});

test('first and last, all requests and all that went wrong are told', () => {
  const report = soakReport(
    [100, 120, 130].map(minute),
    new Map([
      ['one: 500', 2],
      ['page: 503', 1],
    ]),
  );
  expect(report).toMatchObject({ heap: { first: 100, last: 130 }, rss: { first: 300, last: 330 }, requests: 300 });
  expect([report.errors, report.unmet]).toEqual([3, { 'one: 500': 2, 'page: 503': 1 }]);
});
