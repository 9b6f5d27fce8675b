import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { DATABASES } from '../../subgraphs/subgraphs.ts';
import { historyLine } from '../support/history-lines.ts';
import { putChannel, rows } from '../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const CHANNEL = 'terbunuh';
const RECORDS = 2_400;
/** Where the import is killed: behind a page, and so long after the last one. */
const KILLS = ['page', 'page', 'ledger', 'ledger'];
const AND_SOME_MS = 900;

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-test-import-'));
const path = join(folder, 'lama.jsonl');
let runtimes: TestRuntimes;
beforeAll(async () => {
  writeFileSync(path, Array.from({ length: RECORDS }, (_, n) => `${historyLine(n)}\n`).join(''));
  runtimes = await testRuntimes(DATABASES);
  await putChannel(runtimes.of('connectors'), CHANNEL, { family: 'PUSH', phase: 'DUAL', secondsBetweenPulls: 0 });
});
afterAll(async () => {
  await runtimes.drop();
  rmSync(folder, { recursive: true, force: true });
});

const importer = () =>
  spawn(process.execPath, [fromRoot('dist', 'test', 'support', 'import-child.js'), runtimes.url, CHANNEL, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Lets an import go on until it says `word`, kills it a random while later, and gives its letters back as time would. */
async function importAndKill(word: string): Promise<void> {
  const child = importer();
  for await (const line of createInterface(child.stdout)) if (line === word) break;
  await sleep(Math.random() * AND_SOME_MS);
  child.kill('SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  // What the dead one has sent last is still being done; what slips through comes back by its missing heartbeat.
  await sleep(AND_SOME_MS);
  await rows(runtimes.of('connectors'), `update pgboss.job set state = 'retry' where state = 'active'`);
}

const count = async (schema: 'connectors' | 'reports' | 'sla' | 'notices', what: string, from: string) =>
  (await rows<{ n: number }>(runtimes.of(schema), `select count(${what})::int as n from ${schema}.${from}`))[0]!.n;

test('an import killed while it reads and while its pages become reports goes on: nothing is lost, nothing doubled', async () => {
  for (const word of KILLS) await importAndKill(word);
  const last = importer();
  last.stdout.resume();
  expect(await once(last, 'exit')).toEqual([0, null]);

  const runs = await rows(
    runtimes.of('connectors'),
    'select outcome, created, unchanged from connectors.import_run order by id',
  );
  expect(runs[0]).toMatchObject({ outcome: 'DONE', created: RECORDS, unchanged: 0 });
  expect(await count('connectors', '*', 'source_record')).toBe(RECORDS);
  expect(await count('connectors', '*', 'source_version')).toBe(RECORDS);
  for (const table of ['report', 'source_link', 'report_content', 'fingerprint', 'dedup_report'])
    expect([table, await count('reports', '*', table)]).toEqual([table, RECORDS]);
  for (const table of ['report_state', 'performance_fact'])
    expect([table, await count('sla', '*', table)]).toEqual([table, RECORDS]);
  expect(await count('notices', '*', 'known_report')).toBe(RECORDS);
  const clocks = 'sla_clock where current';
  expect(await count('sla', 'distinct report_id', clocks)).toBe(RECORDS);
  expect(await count('sla', '*', 'sla_clock')).toBe(await count('sla', 'distinct (report_id, stage)', clocks));
  expect(await rows(runtimes.of('connectors'), `select 1 from pgboss.job where name like '%.dead'`)).toEqual([]);
}, 480_000);
