import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubError } from '../errors/hub-error.ts';
import { type Account, giveTo } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Name of the owner of everything in the embedded database. */
export const OWNER = 'hub_owner';

/** The rules of C.UTF-8 come from PostgreSQL itself, so text sorts alike on every platform. */
const INITDB = [
  ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ...(process.platform === 'linux' ? ['--lc-ctype=C.UTF-8'] : []),
  ...['--auth=scram-sha-256', `--username=${OWNER}`, '--no-instructions'],
];

/** A cluster to be made: where, who owns it, and as whom the programs run. */
export interface ClusterPlan {
  folder: string;
  password: string;
  binaries: PostgresBinaries;
  account: Account;
  /** Tests: do not wait for the disk. */
  fast: boolean;
}

/**
 * Makes sure that `folder` holds an empty or grown cluster of this version. It appears there in one step (rename), so
 * an initdb killed in the middle leaves nothing that could be taken for a cluster.
 * @throws DATABASE_UNAVAILABLE when the folder holds something else, or initdb fails.
 */
export function ensureCluster(plan: ClusterPlan): void {
  const { folder, binaries } = plan;
  const version = versionOf(folder);
  if (version === binaries.major) return;
  if (version) {
    throw hubError(
      'DATABASE_UNAVAILABLE',
      `${folder} was written by PostgreSQL ${version}, this one is ${binaries.major}. ` +
        'Dump it with the old version and load it with the new one, or start empty with npm run reset.',
    );
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw hubError('DATABASE_UNAVAILABLE', `${folder} holds files that are not of PostgreSQL. Move them away.`);
  }
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  makeCluster({ ...plan, folder: half });
  renameSync(half, folder);
}

function makeCluster({ folder, password, binaries, account, fast }: ClusterPlan): void {
  const passwordFile = `${folder}.password`;
  mkdirSync(folder, { mode: 0o700 });
  giveTo(account, folder);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    giveTo(account, passwordFile);
    const flags = [...INITDB, ...(fast ? ['--no-sync'] : []), `--pwfile=${passwordFile}`, '-D', folder];
    const run = spawnSync(binaries.initdb, flags, { ...account, cwd: '/', encoding: 'utf8' });
    if (run.status !== 0) throw hubError('DATABASE_UNAVAILABLE', `initdb failed: ${run.error?.message ?? run.stderr}`);
  } finally {
    rmSync(passwordFile);
  }
}

function versionOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw hubError('DATABASE_UNAVAILABLE', `${message}. The folder belongs to another user: run as that one.`);
  }
}
