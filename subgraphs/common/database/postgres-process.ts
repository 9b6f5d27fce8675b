import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hubError } from '../errors/hub-error.ts';
import type { Account } from './postgres-account.ts';
import { disownPostmaster, isPostgresOf, livePostmaster, type Postmaster } from './postmaster.ts';

/** A server to be started. */
export interface ServerPlan {
  folder: string;
  postgres: string;
  account: Account;
  fast: boolean;
}

const MS_BETWEEN_LOOKS = 15;
/** Longest recovery after a crash, or longest last write, that we wait for. */
const MS_UNTIL_GIVEN_UP = 60_000;
/** A port found free may be taken before PostgreSQL has it; helpers of a killed server need a moment to end. */
const ATTEMPTS = 3;
const MS_BETWEEN_ATTEMPTS = 500;

/** TCP only: a socket file's path may be too long, and nobody needs it. Times in logs and SQL are UTC. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** The price is the data on power loss, which throw-away clusters can pay. */
const FAST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * The ready server of the folder: the one that runs there, else a new one on a free port. It outlives us, hence no exit
 * hook: should we be killed, the next start adopts it.
 */
export async function runPostgres(plan: ServerPlan): Promise<Postmaster & { adopted: boolean }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const running = await awaitReady(plan.folder);
    if (running) return { ...running, adopted: true };
    const started = await spawnOnce(plan);
    if (started) return { ...started, adopted: false };
    await sleep(MS_BETWEEN_ATTEMPTS);
  }
  throw hubError('DATABASE_UNAVAILABLE', `the server in ${plan.folder} does not start. ${endOfLog(plan.folder)}`);
}

/** Waits while a server starts or stops; null where none runs (any more). */
async function awaitReady(folder: string): Promise<Postmaster | null> {
  for (const end = Date.now() + MS_UNTIL_GIVEN_UP; Date.now() < end; await sleep(MS_BETWEEN_LOOKS)) {
    const server = livePostmaster(folder);
    if (!server || server.status === 'ready') return server;
  }
  throw hubError('DATABASE_UNAVAILABLE', `the server in ${folder} was not ready after a minute. ${endOfLog(folder)}`);
}

/** Resolves when the new server takes connections; null when it ended before that. */
async function spawnOnce({ folder, postgres, account, fast }: ServerPlan): Promise<Postmaster | null> {
  disownPostmaster(folder);
  const settings = { ...SETTINGS, ...(fast ? FAST_SETTINGS : {}), port: await freePort() };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logOf(folder), 'w', 0o600);
  // Detached: Ctrl-C reaches the whole group, and the database must outlive the requests that are still draining.
  const child = spawn(postgres, ['-D', folder, ...flags], {
    ...account,
    cwd: '/',
    detached: true,
    windowsHide: true,
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  child.once('error', (error) => appendFileSync(logOf(folder), error.message));
  while (child.pid && child.exitCode === null && child.signalCode === null) {
    const server = livePostmaster(folder);
    if (server?.pid === child.pid && server.status === 'ready') return server;
    await sleep(MS_BETWEEN_LOOKS);
  }
  return null;
}

/** Stops the server of `folder`, ours or adopted, the fast way: clients are cut off, data are written. */
export async function stopPostgres(folder: string): Promise<void> {
  const server = livePostmaster(folder);
  if (!server) return;
  process.kill(server.pid, 'SIGINT');
  for (const end = Date.now() + MS_UNTIL_GIVEN_UP; isPostgresOf(folder, server.pid); ) {
    if (Date.now() > end) throw hubError('DATABASE_UNAVAILABLE', `the server in ${folder} does not stop.`);
    await sleep(MS_BETWEEN_LOOKS);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const logOf = (folder: string) => join(folder, 'server.log');

function endOfLog(folder: string): string {
  return `The end of ${logOf(folder)}: ${readFileSync(logOf(folder), 'utf8').trim().split('\n').slice(-5).join(' | ')}`;
}
