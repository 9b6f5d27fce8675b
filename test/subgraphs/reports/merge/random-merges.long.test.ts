import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { systemEm, testReports } from '../support.ts';
import { chanceFrom, clustersOf, contradictions, mergeAtRandom, stateHash, undoAll } from './random-merges.ts';

const OPERATIONS = 100_000;
let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

test('after a hundred thousand random steps, undoing what is left restores everything', async () => {
  const clusters = await clustersOf(hub, 300);
  const before = await stateHash(systemEm(hub));
  const done = await mergeAtRandom(hub, clusters, OPERATIONS, chanceFrom(11));
  expect(Object.values(done).reduce((total, one) => total + one, 0)).toBe(OPERATIONS);
  expect(await contradictions(systemEm(hub))).toBe(0);
  expect(await stateHash(systemEm(hub))).not.toBe(before);
  await undoAll(hub, clusters);
  expect(await stateHash(systemEm(hub))).toBe(before);
}, 1_200_000);
