import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { endAllProcesses, type HubProcess, hubProcess } from '../support/hub-process.ts';

let folder: string;
let hub: HubProcess;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lapor-hub-start-'));
  // As root, PostgreSQL runs as nobody, who must get through.
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await endAllProcesses();
  rmSync(folder, { recursive: true, force: true });
});

const start = (env: Record<string, string> = {}) =>
  hubProcess('scripts/hub-start.js', [], { HUB_DATA_FOLDER: folder, ...env });
const ready = (started: HubProcess) => started.says(/ready at (\S+)/);

async function ask(url: string, query: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, { totalCount: number }>; errors?: unknown };
}

const postgresPid = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
/** A process that has ended may be listed until somebody asks for its exit code. */
function lives(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return false;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

test('npm start ends in a hub with data: both demo channels pulled, three questions answered', async () => {
  hub = start();
  await hub.says(/Stop it with Ctrl\+C/);
  expect(hub.output()).toMatch(/Pulled pasaman-menjawab: \d+ items, \d+ new, 0 changed, 0 dead letters/);
  expect(hub.output()).toMatch(/Pulled laporan-ringkas-demo: \d+ items/);
  const [, records, reports] = /(\d+) source records became (\d+) reports/.exec(hub.output()) ?? [];
  expect(Number(records)).toBeGreaterThan(100);
  expect(Number(reports)).toBe(Number(records) - 25);
  for (const word of [
    "stage: 'AGENCY_VERIFICATION'",
    "health: 'HEALTHY'",
    "number: 'LH-",
    'Pemerintah Kabupaten Pasaman',
  ])
    expect(hub.output()).toContain(word);
  expect(hub.output()).not.toContain('errors:');
});

test('a second start beside it says clearly what is wrong and disturbs nothing', async () => {
  const second = start();
  expect(await second.exit()).not.toBe(0);
  expect(second.output()).toMatch(/A hub of this folder already runs at http/);
  expect(
    (await ask(await ready(hub), '{ reports(first: 1) { totalCount } }')).data.reports?.totalCount,
  ).toBeGreaterThan(100);
});

test('kill -9 and another start: everything is there, nothing twice', async () => {
  const before = await ask(await ready(hub), '{ reports(first: 1) { totalCount } channels(first: 10) { totalCount } }');
  await hub.end('SIGKILL');
  hub = start();
  await hub.says(/Stop it with Ctrl\+C/);
  expect(hub.output()).toMatch(/Pulled laporan-ringkas-demo: \d+ items, 0 new/);
  expect(
    await ask(await ready(hub), '{ reports(first: 1) { totalCount } channels(first: 10) { totalCount } }'),
  ).toEqual(before);
});

test('SIGTERM ends it in order and leaves no PostgreSQL behind', async () => {
  const pid = postgresPid();
  expect(lives(pid)).toBe(true);
  expect(await hub.end('SIGTERM')).toBe(0);
  expect(lives(pid)).toBe(false);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('without the demo it starts with an empty register of reports', async () => {
  hub = start({ HUB_DEMO: 'off' });
  await hub.says(/Stop it with Ctrl\+C/);
  expect(hub.output()).not.toContain('Pulled');
  await hub.end();
});

test('SIGTERM to npm itself ends the hub behind it too', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: fromRoot(),
    env: { ...process.env, HUB_DATA_FOLDER: folder, HUB_DEMO: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  npm.stdout.on('data', (part) => (printed += part));
  while (!printed.includes('Stop it with Ctrl+C')) await sleep(50);
  const pid = postgresPid();
  npm.kill('SIGTERM');
  const givenUp = Date.now() + 20_000;
  while (lives(pid) && Date.now() < givenUp) await sleep(50);
  expect(lives(pid)).toBe(false);
});
