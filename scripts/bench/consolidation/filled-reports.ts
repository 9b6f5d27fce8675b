import pg from 'pg';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../subgraphs/common/config/config.ts';
import { migrateAll } from '../../../subgraphs/common/database/migrate.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { storeKeys } from '../../../subgraphs/reports/block-key/block-key.service.ts';
import { hashedKeys } from '../../../subgraphs/reports/block-key/hashed-keys.service.ts';
import { packMonth } from '../../../subgraphs/reports/block-key/month.service.ts';
import type { Terms } from '../../../subgraphs/reports/block-key/rare-word.policy.ts';
import { reportsDatabase } from '../../../subgraphs/reports/database.ts';
import { prepare } from '../../../subgraphs/reports/suggestion/likeness.policy.ts';
import { BENCH_NOW, inventedReport } from './invented-report.ts';
import { insertReports } from './report-rows.ts';

/** Reports made by one statement. */
const STEP = 1000;
const SOME_DAYS_MS = 5 * 86_400_000;

/** `rows` invented reports with their keys, in a database of their own on the server at `serverUrl`. */
export async function filledReports(serverUrl: string, rows: number, terms: Terms, show: (done: number) => void) {
  const url = new URL(serverUrl);
  url.pathname = `/consolidation_${rows}_${process.hrtime.bigint()}`;
  await onServer(serverUrl, `create database ${url.pathname.slice(1)}`);
  await migrateAll(url.href, DEVELOPMENT_SECRET, [reportsDatabase]);
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'error' });
  const runtimes = await openRuntimes([reportsDatabase], url.href, config, { now: () => BENCH_NOW });
  const runtime = runtimes.of('reports');
  const em = () => forkFor(runtime.orm, SYSTEM_VIEWER);
  const owner = new pg.Client(url.href);
  // A run that is broken off stops the server while this is connected.
  owner.on('error', () => {});
  await owner.connect();
  await owner.query(`set app.role = 'SYSTEM'; set synchronous_commit = off`);
  await storeTerms(owner, terms);
  let written: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < rows; start += STEP) {
    const reports = Array.from({ length: Math.min(STEP, rows - start) }, (_, n) => inventedReport(start + n));
    const reads = reports.map((report) => prepare(report, terms));
    for (const read of reads) hashedKeys(DEVELOPMENT_SECRET, read);
    // The server writes one step while the next is made.
    await written;
    show(start);
    written = Promise.all([
      insertReports(owner, reports),
      em().transactional((tx) => storeKeys(tx, DEVELOPMENT_SECRET, reads, BENCH_NOW)),
    ]);
    written.catch(() => {}); // Told by the next step, or after the last.
  }
  await written;
  // What the hourly look at the window does with months that are over.
  const later = new Date(BENCH_NOW.valueOf() + SOME_DAYS_MS);
  while (await em().transactional((tx) => packMonth(tx, later)));
  await owner.query('vacuum analyze');
  const close = async () => {
    await owner.end();
    await runtimes.close();
  };
  return { rows, url: url.href, owner, runtime, em, close };
}

export type FilledReports = Awaited<ReturnType<typeof filledReports>>;

async function storeTerms(owner: pg.Client, { version, documents, frequency }: Terms): Promise<void> {
  await owner.query('insert into reports.term_table values ($1, $2, now())', [version, documents]);
  await owner.query('insert into reports.term select $1, * from unnest($2::text[], $3::int[])', [
    version,
    [...frequency.keys()],
    [...frequency.values()],
  ]);
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
