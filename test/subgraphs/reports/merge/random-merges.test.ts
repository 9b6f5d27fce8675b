import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { systemEm, testReports } from '../support.ts';
import { chanceFrom, clustersOf, mergeAtRandom, stateHash, undoAll } from './random-merges.ts';

const OPERATIONS = 500;
let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

test('after hundreds of random merges, un-merges and refusals, undoing what is left restores everything', async () => {
  const clusters = await clustersOf(hub, 6);
  const before = await stateHash(systemEm(hub));
  const done = await mergeAtRandom(hub, clusters, OPERATIONS, chanceFrom(7));
  expect(done.merge + done.unmerge + done.reject).toBe(OPERATIONS);
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(OPERATIONS / 20);
  expect(await stateHash(systemEm(hub))).not.toBe(before);

  // Halfway through: each follower follows a report that leads itself and was received no later.
  const wrong = await systemEm(hub).execute(
    `select f.id from reports.report f join reports.report l on l.id = f.merged_into_id
     where l.merged_into_id is not null or l.received_at > f.received_at or l.secret <> f.secret or l.anonymous <> f.anonymous`,
  );
  expect(wrong).toEqual([]);

  await undoAll(hub, clusters);
  expect(await stateHash(systemEm(hub))).toBe(before);
});
