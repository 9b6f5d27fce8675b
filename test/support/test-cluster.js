// Plain JavaScript from dist/: jest loads global set-up without the transform that decorators need.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DEVELOPMENT_SECRET } from '../../dist/subgraphs/common/config/config.js';
import { startEmbeddedPostgres } from '../../dist/subgraphs/common/database/embedded-postgres.js';
import { migrateAll } from '../../dist/subgraphs/common/database/migrate.js';
import { stopPostgres } from '../../dist/subgraphs/common/database/postgres-process.js';
import { DATABASES } from '../../dist/subgraphs/subgraphs.js';

const PREFIX = 'lapor-hub-test-';
const DATA = 'postgres';

/** What `stopTestCluster` undoes. */
let undo = async () => {};

/**
 * Starts the PostgreSQL of one test run (or takes the one DATABASE_URL names) and migrates the database `hub_template`
 * in it, which `testDatabase` clones.
 * @returns {Promise<string>} the owner's address
 */
export async function startTestCluster() {
  const url = process.env.DATABASE_URL ? borrow(process.env.DATABASE_URL) : await startThrowAway();
  await query(url, 'drop database if exists hub_template with (force)');
  await query(url, 'create database hub_template');
  const template = new URL(url);
  template.pathname = '/hub_template';
  await migrateAll(template.href, DEVELOPMENT_SECRET, DATABASES);
  return url;
}

/** Stops the cluster and removes its files; a server of DATABASE_URL keeps running without the template. */
export const stopTestCluster = () => undo();

function borrow(url) {
  undo = () => query(url, 'drop database if exists hub_template with (force)');
  return url;
}

async function startThrowAway() {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // As root, PostgreSQL runs as nobody, who must get through to its data; these are closed by themselves.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder: join(folder, DATA), password: 'test', fast: true });
  undo = async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  };
  return server.url;
}

/** A run that was killed leaves its cluster behind; the next one clears it away. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const [pid] = name.slice(PREFIX.length).split('-');
    if (runs(Number(pid))) continue;
    await stopPostgres(join(tmpdir(), name, DATA));
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
