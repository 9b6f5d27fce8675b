import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

const LOCKFILE = { packages: { 'node_modules/typescript': { version: '7.0.2' } } };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prepare-'));
  write('package.json', { type: 'module' });
  write('package-lock.json', LOCKFILE);
  write('node_modules/.package-lock.json', LOCKFILE);
  write('tsconfig.json', { compilerOptions: { rootDir: '.', outDir: 'dist', types: [] }, include: ['gateway'] });
  write('gateway/index.ts', 'export const port: number = 1;');
  symlinkSync(fromRoot('node_modules', 'typescript'), join(root, 'node_modules', 'typescript'), 'junction');
  mkdirSync(join(root, 'scripts'));
  cpSync(fromRoot('scripts', 'prepare.mjs'), join(root, 'scripts', 'prepare.mjs'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('compiles what has changed, and only then', () => {
  expect(prepare()).toEqual({ status: 0, output: 'Compiling ...\n' });
  expect(dist('index.js')).toContain('port = 1');
  expect(prepare()).toEqual({ status: 0, output: '' });
  write('gateway/index.ts', 'export const port: number = 22;');
  expect(prepare().output).toBe('Compiling ...\n');
  expect(dist('index.js')).toContain('port = 22');
});

test('compiled files go when their source goes', () => {
  write('gateway/old.ts', 'export {};');
  prepare();
  rmSync(join(root, 'gateway', 'old.ts'));
  expect(prepare().output).toBe('Compiling ...\n');
  expect(existsSync(join(root, 'dist', 'gateway', 'old.js'))).toBe(false);
});

test('a type error fails the build, each time, until it is mended', () => {
  write('gateway/index.ts', `export const port: number = 'one';`);
  for (const _ of [1, 2]) {
    expect(prepare()).toMatchObject({ status: 1, output: expect.stringMatching(/TS2322.*Mend the errors/s) });
  }
  write('gateway/index.ts', 'export const port: number = 1;');
  expect(prepare().status).toBe(0);
});

test.each([
  ['of another version', { 'node_modules/typescript': { version: '6.0.0' } }],
  ['that nobody lists', { ...LOCKFILE.packages, 'node_modules/more': { version: '1.0.0' } }],
  ['that are not there', {}],
])('packages %s are installed anew', (_, packages) => {
  write('node_modules/.package-lock.json', { packages });
  const npm = join(root, 'npm.mjs');
  write('npm.mjs', `console.log(process.argv.slice(2).join(' ')); process.exit(3);`);
  const { status, output } = prepare({ npm_execpath: npm });
  expect(status).toBe(1);
  expect(output).toMatch(/ci --ignore-scripts.*Installing the packages.*npm ci failed/s);
});

test('a second run waits for the first, and takes the lock of one that was killed', async () => {
  const first = spawn('sleep', ['60']);
  write('.prepare-lock', String(first.pid));
  const second = spawn(process.execPath, [join(root, 'scripts', 'prepare.mjs')]);
  const [said] = await once(second.stderr, 'data');
  expect(String(said)).toContain('Waiting for another npm script');
  expect(existsSync(join(root, 'dist'))).toBe(false);
  first.kill('SIGKILL');
  expect(await once(second, 'exit')).toEqual([0, null]);
  expect(dist('index.js')).toContain('port = 1');
  expect(existsSync(join(root, '.prepare-lock'))).toBe(false);
});

function prepare(env: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const dist = (file: string) => readFileSync(join(root, 'dist', 'gateway', file), 'utf8');
