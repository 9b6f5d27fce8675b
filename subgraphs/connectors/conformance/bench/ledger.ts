import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../common/config/config.ts';
import type { DatabasePart } from '../../../common/database/database-part.ts';
import { startEmbeddedPostgres } from '../../../common/database/embedded-postgres.ts';
import { migrateAll } from '../../../common/database/migrate.ts';
import { stopPostgres } from '../../../common/database/postgres-process.ts';
import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import { openRuntimes } from '../../../common/runtime/open-runtimes.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { connectorsDatabase } from '../../ledger/database.ts';

/** The hub's real ledger in a PostgreSQL of its own, for the checks of what the runner makes of a connector's pages. */
export interface Ledger {
  /** Owner's address. */
  url: string;
  runtime: Runtime;
  /** Lines the runner has logged so far. */
  logged: string[];
  /** Rows of a query, as the hub itself. */
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Closes it; a server the kit has started is stopped and its files are removed. */
  close(): Promise<void>;
}

/**
 * Opens a ledger whose clock is `now`. @param databaseUrl owner's address of a migrated database; absent: the kit starts
 * a PostgreSQL in a temporary folder, which takes some seconds. `others`: tables that it gets beside the ledger's
 */
export async function openLedger(
  now: () => Date,
  databaseUrl?: string,
  others: readonly DatabasePart[] = [],
): Promise<Ledger> {
  const server = databaseUrl === undefined ? await throwAway(others) : { url: databaseUrl, stop: async () => {} };
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const runtimes = await openRuntimes([connectorsDatabase], server.url, config, { now, variables: {} });
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const runtime = { ...runtimes.of('connectors'), log };
  return {
    url: server.url,
    runtime,
    logged,
    rows: (sql, values = []) => forkFor(runtime.orm, SYSTEM_VIEWER).execute(sql, values),
    async close() {
      await runtimes.close();
      await server.stop();
    },
  };
}

const PREFIX = 'lapor-hub-conformance-';

async function throwAway(others: readonly DatabasePart[]) {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // As root, PostgreSQL runs as nobody, who must get through to its data; these are closed by themselves.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'conformance', fast: true });
  await migrateAll(server.url, DEVELOPMENT_SECRET, [connectorsDatabase, ...others]);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** A test that was killed leaves its server behind; the next one clears it away. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (Number.isNaN(pid) || runs(pid)) continue;
    await stopPostgres(join(tmpdir(), name, 'postgres'));
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
