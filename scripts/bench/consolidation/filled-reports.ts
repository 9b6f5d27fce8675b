import pg from 'pg';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../subgraphs/common/config/config.ts';
import { migrateAll } from '../../../subgraphs/common/database/migrate.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { storedKeys } from '../../../subgraphs/reports/block-key/block-key.policy.ts';
import { keyedHash } from '../../../subgraphs/reports/block-key/keyed-hash.service.ts';
import { minuteOf } from '../../../subgraphs/reports/block-key/month.policy.ts';
import { openMonths } from '../../../subgraphs/reports/block-key/month.service.ts';
import type { Terms } from '../../../subgraphs/reports/block-key/rare-word.policy.ts';
import { reportsDatabase } from '../../../subgraphs/reports/database.ts';
import { prepare } from '../../../subgraphs/reports/suggestion/likeness.policy.ts';
import { BENCH_NOW, inventedReport } from './invented-report.ts';
import { insertReports } from './report-rows.ts';

/** Reports made by one statement. */
const STEP = 2000;

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
  const months = Array.from({ length: 8 }, (_, n) => new Date(BENCH_NOW.valueOf() - n * 28 * 86_400_000));
  await em().transactional((tx) => openMonths(tx, months, BENCH_NOW));
  const owner = new pg.Client(url.href);
  await owner.connect();
  await owner.query(`set app.role = 'SYSTEM'`);
  await storeTerms(owner, terms);
  for (let start = 0; start < rows; start += STEP) {
    await fillStep(owner, start, Math.min(rows, start + STEP), terms);
    show(Math.min(rows, start + STEP));
  }
  await owner.query('vacuum analyze');
  return { rows, url: url.href, owner, runtime, em, close: () => Promise.all([owner.end(), runtimes.close()]) };
}

export type FilledReports = Awaited<ReturnType<typeof filledReports>>;

async function fillStep(owner: pg.Client, start: number, behind: number, terms: Terms): Promise<void> {
  const reports = Array.from({ length: behind - start }, (_, n) => inventedReport(start + n));
  await insertReports(owner, reports);
  await owner.query('insert into reports.dedup_report (report_id, t) select * from unnest($1::uuid[], $2::int[])', [
    reports.map(({ id }) => id),
    reports.map(({ receivedAt }) => minuteOf(receivedAt)),
  ]);
  const keys = reports.flatMap((report) =>
    storedKeys(prepare(report, terms)).map((key) => [report.id, keyedHash(DEVELOPMENT_SECRET, key)] as const),
  );
  await owner.query(
    `insert into reports.dedup_key select k.key, n.t, n.ref from unnest($1::uuid[], $2::bigint[]) k (id, key)
     join reports.dedup_report n on n.report_id = k.id`,
    [keys.map(([id]) => id), keys.map(([, key]) => key)],
  );
}

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
