import { expect, test } from '@jest/globals';
import { overloadReport, type Slice } from '../../../scripts/bench/overload/report.ts';

const slice = (kind: Slice['kind'], good: number, cpuSeconds: number, more: Partial<Slice> = {}): Slice => ({
  ...{ kind, good, cpuSeconds, seconds: 2, offered: good, refused: 0, failed: 0, p99Ms: 10 },
  ...more,
});

test('goodput is told by time and by CPU time, of all slices together and of the worst and best round', () => {
  const quiet = [slice('peak', 200, 2), slice('flood', 180, 2, { offered: 1000, refused: 820, p99Ms: 80 })];
  // The machine gave the hub half of its time while it was flooded: that is not the hub's doing.
  const busy = [slice('peak', 200, 2), slice('flood', 90, 1, { offered: 1000, refused: 909, failed: 1 })];
  expect(overloadReport([quiet, busy])).toEqual({
    peakPerSecond: 100,
    offeredPerSecond: 500,
    goodputPerSecond: 67.5,
    goodputRatio: 0.675,
    lowestRatio: 0.45,
    highestRatio: 0.9,
    cpuRatio: 0.9,
    refused: 1729,
    failed: 1,
    failedAtPeak: 0,
    p99Ms: 80,
  });
});
