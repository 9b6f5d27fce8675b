import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claimHub } from '../../scripts/hub-state.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { startEmbeddedPostgres } from '../../subgraphs/common/database/embedded-postgres.ts';
import { livePostmaster } from '../../subgraphs/common/database/postmaster.ts';

let root: string;
let data: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-reset-'));
  chmodSync(root, 0o755);
  data = join(root, '.data');
  mkdirSync(join(root, 'scripts'));
  cpSync(fromRoot('scripts', 'data-reset.mjs'), join(root, 'scripts', 'data-reset.mjs'));
  symlinkSync(fromRoot('scripts', 'hub-state.ts'), join(root, 'scripts', 'hub-state.ts'));
  symlinkSync(fromRoot('subgraphs'), join(root, 'subgraphs'), 'junction');
});
afterEach(() => rmSync(root, { recursive: true }));

const reset = () => spawnSync(process.execPath, [join(root, 'scripts', 'data-reset.mjs')], { encoding: 'utf8' });

test('without data there is nothing to do', () => {
  expect(reset()).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing to remove') });
});

test('under a running hub nothing is removed', () => {
  claimHub(data).announce('http://127.0.0.1:4000');
  expect(reset()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('http://127.0.0.1:4000). Stop it first.'),
  });
  expect(existsSync(join(data, 'hub.json'))).toBe(true);
});

test('the database that a killed hub left running is stopped and removed', async () => {
  const folder = join(data, 'postgres');
  await startEmbeddedPostgres({ folder, password: 'x', fast: true });
  expect(livePostmaster(folder)).not.toBeNull();
  expect(reset()).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(data)).toBe(false);
});
