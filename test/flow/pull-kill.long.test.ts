import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { channelNow, putChannel, rows } from '../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const CHANNEL = 'terbunuh';
const PAGES = 400;
const SIZE = 20;
const KILLS = 15;
/** A worker lives for so many pages at most, and then some milliseconds, so that it is met anywhere in its next one. */
const LONGEST_LIFE = 20;
const AND_SOME_MS = 8;

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const worker = () =>
  spawn(
    process.execPath,
    [fromRoot('dist', 'test', 'support', 'pull-child.js'), runtimes.url, CHANNEL, `${PAGES}`, `${SIZE}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );

/** Lets a worker pull for a random while, kills it, and lets its lease lapse as time would. */
async function pullAndKill(): Promise<void> {
  const child = worker();
  let pages = 1 + Math.floor(Math.random() * LONGEST_LIFE);
  for await (const line of createInterface(child.stdout)) {
    expect(line).toBe('page');
    pages -= 1;
    if (pages === 0) break;
  }
  await sleep(Math.random() * AND_SOME_MS);
  child.kill('SIGKILL');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  await rows(runtimes.of('connectors'), `update connectors.channel set lease_until = now() - interval '1 second'`);
}

test('a worker is killed at fifteen random points: nothing is lost, nothing is doubled', async () => {
  const runtime = runtimes.of('connectors');
  await putChannel(runtime, CHANNEL);
  for (let kill = 0; kill < KILLS; kill += 1) await pullAndKill();
  const reached = (await channelNow(runtime, CHANNEL)).cursor as { page: number };
  expect(reached.page).toBeLessThan(PAGES);

  const last = worker();
  last.stdout.resume();
  expect(await once(last, 'exit')).toEqual([0, null]);

  const all = PAGES * SIZE;
  const [counts] = await rows(
    runtime,
    `select count(*)::int as records, count(distinct external_id)::int as ids, max(last_seq) as seq,
       (select count(*)::int from connectors.source_version) as versions,
       (select count(distinct source_record_id)::int from connectors.source_version) as of
     from connectors.source_record`,
  );
  expect(counts).toEqual({ records: all, ids: all, seq: 1, versions: all, of: all });
  const [told] = await rows(
    runtime,
    `select count(*)::int as letters, sum(jsonb_array_length(data->'payload'->'records'))::int as records,
       (select count(distinct r->>'sourceRecordId')::int from pgboss.job j, jsonb_array_elements(j.data->'payload'->'records') r
        where j.name = 'source-records-changed.reports') as of
     from pgboss.job where name = 'source-records-changed.reports'`,
  );
  expect(told).toEqual({ letters: PAGES, records: all, of: all });
  const runs = await rows(runtime, 'select outcome, count(*)::int as n from connectors.run group by 1 order by 1');
  expect(runs).toEqual([
    { outcome: 'ABANDONED', n: KILLS },
    { outcome: 'DONE', n: 1 },
  ]);
}, 120_000);
