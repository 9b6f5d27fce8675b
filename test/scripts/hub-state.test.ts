import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claimHub, liveHub, localSecrets } from '../../scripts/hub-state.ts';
import { processStart } from '../../scripts/process-start.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const state = () => JSON.parse(readFileSync(join(folder, 'hub.json'), 'utf8'));

test('a second hub of the same folder is told where the first one listens', () => {
  const first = claimHub(folder);
  expect(() => claimHub(folder)).toThrow('still starting');
  first.announce('http://127.0.0.1:4000');
  expect(liveHub(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4000' });
  expect(() => claimHub(folder)).toThrow(
    expect.objectContaining({ code: 'HUB_ALREADY_RUNS', message: expect.stringContaining('http://127.0.0.1:4000') }),
  );
});

test('a released folder can be claimed again and holds no drafts', () => {
  claimHub(folder).release();
  expect(liveHub(folder)).toBeNull();
  claimHub(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the claim of a killed hub is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder, 'hub.json'), JSON.stringify({ pid, processStart: '1', startedAt: '', address: null }));
  expect(liveHub(folder)).toBeNull();
  claimHub(folder);
  expect(state()).toMatchObject({ pid: process.pid, address: null });
});

test('a later process with the number of a killed hub is not taken for it', async () => {
  const later = spawn('sleep', ['60']);
  const hub = { pid: later.pid, startedAt: '', address: null };
  writeFileSync(join(folder, 'hub.json'), JSON.stringify({ ...hub, processStart: processStart(later.pid as number) }));
  expect(() => claimHub(folder)).toThrow('already runs');
  // Where the system tells no starts, only the number can be compared.
  writeFileSync(join(folder, 'hub.json'), JSON.stringify({ ...hub, processStart: '1' }));
  expect(liveHub(folder)).toBeNull();
  later.kill('SIGKILL');
});

test('secrets are made once, differ from each other, and only their owner can read them', () => {
  const secrets = localSecrets(folder);
  expect(localSecrets(folder)).toEqual(secrets);
  expect(secrets.hubSecret.length).toBeGreaterThanOrEqual(32);
  expect(secrets.databasePassword).not.toBe(secrets.hubSecret);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});
