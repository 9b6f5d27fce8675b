import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
  const { port, adopted } = await runPostgres({ folder, postgres: binaries.postgres, account, fast });
  const url = (database: string) => `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(url('postgres'), folder);
  return { url: url('hub'), adopted, stop: () => stopPostgres(folder) };
}

async function ensureDatabase(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const known = await client.query(`select 1 from pg_database where datname = 'hub'`);
    if (known.rowCount === 0) await client.query('create database hub');
  } catch (error) {
    // Two processes may make it at once.
    if ((error as pg.DatabaseError).code === '42P04') return;
    throw hubError('DATABASE_UNAVAILABLE', `the server in ${folder} says: ${(error as Error).message}`);
  } finally {
    await client.end();
  }
}
