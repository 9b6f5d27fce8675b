import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionConfig, createConnection } from 'mariadb';
import { freePort } from './free-port.ts';
import { programPath } from './program.ts';

/** What a suite on MariaDB needs, for `describeWith`. */
export const MARIADB_PROGRAMS = { mariadbd: 'mariadb-server', 'mariadb-install-db': 'mariadb-server' };

/** A private MariaDB on 127.0.0.1, with an empty database. */
export interface MariadbServer {
  host: string;
  port: number;
  database: string;
  /** An account that may do anything, over TCP. */
  user: string;
  password: string;
  /** Runs statements one after the other as that account; gives the rows of the last. */
  run(...statements: string[]): Promise<Record<string, unknown>[]>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Starts a MariaDB of its own: data folder under the system's temporary one, free port; as root and as an ordinary user. */
export async function startMariadb(database = 'contoh'): Promise<MariadbServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-mariadb-'));
  const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--datadir=${join(folder, 'data')}`, ...asUser];
  execFileSync(
    programPath('mariadb-install-db') ?? '',
    [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: 'pipe' },
  );
  const port = await freePort();
  const account = { user: 'root', password: '' };
  const server = spawn(
    programPath('mariadbd') ?? '',
    [
      ...common,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--log-error=${join(folder, 'log')}`,
      '--character-set-server=utf8mb4',
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-log-bin',
    ],
    { stdio: 'ignore' },
  );
  const end = async (signal: NodeJS.Signals) => {
    await ended(server, signal);
  };
  const run = (...statements: string[]) => ran({ host: '127.0.0.1', port, ...account }, statements);
  try {
    await reachable(server, () => run(`create database if not exists ${database}`), join(folder, 'log'));
  } catch (error) {
    await end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    host: '127.0.0.1',
    port,
    database,
    ...account,
    run: (...statements) => run(`use ${database}`, ...statements),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ran(account: ConnectionConfig, statements: string[]): Promise<Record<string, unknown>[]> {
  const connection = await createConnection(account);
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = await connection.query(statement);
    return rows;
  } finally {
    await connection.end();
  }
}

async function reachable(server: ChildProcess, ask: () => Promise<unknown>, log: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline)
        throw new Error(`MariaDB did not start: ${error}\n${readFileSync(log, 'utf8').slice(-2000)}`);
      await sleep(100);
    }
  }
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill(signal);
  await exit;
}
