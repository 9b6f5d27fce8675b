import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { systemEm, testReports } from '../support.ts';
import { chanceFrom, clustersOf, contradictions, mergeAtRandom, stateHash, undoAll } from './random-merges.ts';

const OPERATIONS = 500;
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

test('after hundreds of random merges, un-merges, links, unlinks and refusals, undoing what is left restores everything', async () => {
  const clusters = await clustersOf(hub, 6);
  const before = await stateHash(systemEm(hub));
  const done = await mergeAtRandom(hub, clusters, OPERATIONS, chanceFrom(7));
  expect(sum(Object.values(done))).toBe(OPERATIONS);
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(OPERATIONS / 20);
  expect(await stateHash(systemEm(hub))).not.toBe(before);

  expect(await contradictions(systemEm(hub))).toBe(0);
  await undoAll(hub, clusters);
  expect(await stateHash(systemEm(hub))).toBe(before);
});
