/**
 * Makes the checkout ready to run: installs the packages of package-lock.json, compiles to dist/. Runs before every npm
 * script, on Node 20 with nothing installed, and says nothing when there is nothing to do.
 *   node scripts/prepare.mjs
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['gateway', 'subgraphs', 'schema', 'scripts', 'test'];
/** All code, then the declarations of the client package. */
const PROJECTS = ['tsconfig.json', 'schema/client/tsconfig.json'];
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.stamp');
const LOCK = join(ROOT, '.prepare-lock');
/** No install or build takes longer; an older lock is left over, whoever has its process number now. */
const MINUTES_OF_LOCK = 15;
const OLDEST_NODE = [22, 20];

try {
  if (!isInstalled() || !isBuilt()) await alone(prepare);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function prepare() {
  if (!isInstalled()) install();
  if (!isBuilt()) build();
}

/** Whether node_modules holds what package-lock.json lists. npm writes its own list last, so half an install has none. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const found = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  return (
    Object.keys(found).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
      const there = found[path];
      // Packages for other platforms are left out.
      if (!there) return path === '' || optional || devOptional;
      return there.version === version && there.integrity === integrity;
    })
  );
}

function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function install() {
  console.error('Installing the packages of package-lock.json ...');
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm tells the scripts it runs where it is itself.
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', flags, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error('npm ci failed. Mend what it says above (network? disk?), then try again.');
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOf(sources());
}

function build() {
  console.error('Compiling ...');
  const before = stampOf(sources());
  rmSync(STAMP, { force: true });
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const project of PROJECTS.filter(isThere)) {
    const done = spawnSync(node(), [tsc, '-p', join(ROOT, project)], { cwd: ROOT, stdio: 'inherit' });
    if (done.status !== 0) throw new Error('The code does not compile. Mend the errors above.');
  }
  removeOrphans();
  writeFileSync(STAMP, before);
}

/** The Node of package.json when there is one for this platform, else the one that runs now. */
function node() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const bundled = join(ROOT, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bundled)) return bundled;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return process.execPath;
  throw new Error(
    `The hub needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}, and npm ships none for ` +
      `${process.platform}-${process.arch}. Install Node 24 (https://nodejs.org), then try again.`,
  );
}

/** Everything the compiled code depends on: path, time and size, a line each. */
function stampOf(paths) {
  return [...PROJECTS.filter(isThere), 'package-lock.json', ...paths]
    .map((path) => {
      const { mtimeMs, size } = statSync(join(ROOT, path));
      return `${path} ${mtimeMs} ${size}\n`;
    })
    .join('');
}

function isThere(path) {
  return existsSync(join(ROOT, path));
}

function sources() {
  return SOURCES.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) => filesIn(folder, '.ts'));
}

function filesIn(folder, ending) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
    .sort();
}

/** Compiled files whose source was removed or renamed would still be found by imports and by jest. */
function removeOrphans() {
  for (const path of filesIn('dist', '.js')) {
    const source = path.replace(/^dist[\\/]/, '').replace(/\.js$/, '.ts');
    if (existsSync(join(ROOT, source))) continue;
    for (const file of [path, `${path}.map`]) rmSync(join(ROOT, file), { force: true });
  }
}

/** Runs the work while no other prepare of this checkout does; waits for one that does. */
async function alone(work) {
  for (let waits = 0; !takeLock(); waits += 1) {
    if (waits === 0) console.error('Waiting for another npm script that installs or compiles ...');
    await sleep(200);
  }
  try {
    work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isStale()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isStale() {
  try {
    if (Date.now() - statSync(LOCK).mtimeMs > MINUTES_OF_LOCK * 60_000) return true;
    const pid = Number(readFileSync(LOCK, 'utf8'));
    // 0: the other one has made the file but not yet written its number.
    return pid > 0 && !process.kill(pid, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
