import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { FAILPOINTS } from '../../subgraphs/connectors/conformance/bench/failpoint.ts';
import type { Ledger } from '../../subgraphs/connectors/conformance/bench/ledger.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';
import { channelNow, item, listsConnector, putChannel, rows } from '../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const KILLS = 1_000;
/** Of these, workers of their own that get a real SIGKILL; the others end at a failpoint inside this process. */
const REAL_KILLS = 40;
const PAGES = 1_500;
const SIZE = 5;
/** A run is killed at one of its first pages, so that a thousand of them do not reach the end. */
const LATEST_PAGE = 2;
const CHANNEL = 'seribu-kali';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const lists = Array.from({ length: PAGES }, (_, page) =>
  Array.from({ length: SIZE }, (_, n) => item(String(page * SIZE + n))),
);

/** What time does after a kill: the lease ends; a channel that was parked meanwhile is let go by a person. */
async function recover(): Promise<void> {
  const free = `update connectors.channel set lease = null, lease_until = null, parked_at = null, failures = 0`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await rows(runtimes.of('connectors'), free));
    } catch (error) {
      // Connections that were cut are noticed one by one.
      if (attempt === 10) throw error;
      await sleep(20);
    }
  }
}

/** Kills one run inside this process, at this point of one of its first pages. */
async function killAt(point: string, page: number): Promise<void> {
  const runtime = runtimes.of('connectors');
  const ledger = { url: runtimes.url, runtime } as Ledger;
  const doomed = FAILPOINTS[point]!(page, listsConnector(lists), ledger);
  const { connector, runtime: its, ...terms } = doomed;
  const options = { connectors: { REST: connector }, variables: {}, patienceMs: 0, ...terms };
  // A connection that is cut may reach the caller, who has no book then.
  const book = await pullChannel(its, CHANNEL, options).catch(() => null);
  expect(book?.run.outcome).not.toBe('DONE');
  await recover();
}

/** Kills a worker of its own with SIGKILL, somewhere in a page. */
async function killProcess(): Promise<void> {
  const args = [fromRoot('dist', 'test', 'support', 'pull-child.js'), runtimes.url, CHANNEL, `${PAGES}`, `${SIZE}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    expect(line).toBe('page');
    break;
  }
  await sleep(Math.random() * 8);
  child.kill('SIGKILL');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  await recover();
}

test('a thousand kills during pulls: nothing is lost, nothing is doubled', async () => {
  const runtime = runtimes.of('connectors');
  await putChannel(runtime, CHANNEL);
  // A connection cut between two pages ends no run: it takes another one and goes on.
  const points = Object.keys(FAILPOINTS).filter((point) => !point.includes('between two pages'));
  for (let kill = 0; kill < KILLS - REAL_KILLS; kill += 1) {
    const page = 1 + (Math.floor(kill / points.length) % LATEST_PAGE);
    await killAt(points[kill % points.length]!, page);
  }
  for (let kill = 0; kill < REAL_KILLS; kill += 1) await killProcess();

  const reached = (await channelNow(runtime, CHANNEL)).cursor as { page: number };
  expect(reached.page).toBeGreaterThan(100);
  expect(reached.page).toBeLessThan(PAGES);
  const connectors = { REST: listsConnector(lists) };
  const { run } = await pullChannel(runtime, CHANNEL, { connectors, variables: {}, patienceMs: 0 });
  expect(run.outcome).toBe('DONE');

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
    `select sum(jsonb_array_length(data->'payload'->'records'))::int as records,
       (select count(distinct r->>'sourceRecordId')::int from pgboss.job j, jsonb_array_elements(j.data->'payload'->'records') r
        where j.name = 'source-records-changed.reports') as of
     from pgboss.job where name = 'source-records-changed.reports'`,
  );
  expect(told).toEqual({ records: all, of: all });
  const [runs] = await rows(runtime, `select count(*)::int as n from connectors.run where outcome <> 'DONE'`);
  console.log(`${KILLS} kills (${REAL_KILLS} of them SIGKILL): ${JSON.stringify({ reached, runs, counts })}`);
}, 600_000);
