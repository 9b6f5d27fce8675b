import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hubError } from '../errors/hub-error.ts';
import { giveTo, postgresAccount, requireWayTo } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { ensureCluster, OWNER } from './postgres-cluster.ts';
import { runPostgres, stopPostgres } from './postgres-process.ts';

/** The database of the hub in the PostgreSQL that we run. */
export interface EmbeddedPostgres {
  /** Address of the database `hub` as its owner. */
  url: string;
  /** It ran before we came: another process of ours uses it, or one was killed and left it. */
  adopted: boolean;
  /** Rolls back what is under way, writes everything to disk, leaves no process behind. Also when adopted. */
  stop(): Promise<void>;
}

/** Where the data are, the owner's password, and for tests: speed instead of safety against power loss. */
export interface EmbeddedPostgresOptions {
  folder: string;
  password: string;
  fast?: boolean;
}

/**
 * Starts the PostgreSQL that npm ships on a free port of 127.0.0.1, or adopts the one that already works in `folder`.
 * The first start makes the cluster and the database `hub`. Recovers from kill -9 of the server, of us, or of both.
 * @throws DATABASE_UNAVAILABLE with the end of the server's log.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { password, fast = false } = options;
  mkdirSync(dirname(options.folder), { recursive: true });
  const folder = join(realpathSync(dirname(options.folder)), basename(options.folder));
  const binaries = await postgresBinaries();
  const account = postgresAccount(folder);
  requireWayTo(account, binaries.postgres);
  requireWayTo(account, dirname(folder));
  if (existsSync(folder)) giveTo(account, folder);
  ensureCluster({ folder, password, binaries, account, fast });
  // A server that was just killed can still look alive: it cuts us off, and then another look finds it gone.
  for (let attempt = 1; ; attempt += 1) {
    const { port, adopted } = await runPostgres({ folder, postgres: binaries.postgres, account, fast });
    const url = (database: string) =>
      `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
    if (await ensureDatabase(url('postgres'), folder, attempt < ATTEMPTS)) {
      return { url: url('hub'), adopted, stop: () => stopPostgres(folder) };
    }
    await sleep(MS_BETWEEN_ATTEMPTS);
  }
}

const ATTEMPTS = 3;
const MS_BETWEEN_ATTEMPTS = 300;
/** What a connection to a dying server ends with. */
const CUT_OFF = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE']);

/** Makes the database `hub` where it is missing; false: the server cut us off, and `retry` allows another try. */
async function ensureDatabase(url: string, folder: string, retry: boolean): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const known = await client.query(`select 1 from pg_database where datname = 'hub'`);
    if (known.rowCount === 0) await client.query('create database hub');
    return true;
  } catch (error) {
    const { code = '' } = error as pg.DatabaseError;
    // Two processes may make it at once.
    if (code === '42P04') return true;
    if (retry && CUT_OFF.has(code)) return false;
    throw hubError('DATABASE_UNAVAILABLE', `the server in ${folder} says: ${(error as Error).message}`);
  } finally {
    await client.end().catch(() => {});
  }
}
