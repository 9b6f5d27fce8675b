import pg from 'pg';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../subgraphs/common/config/config.ts';
import { migrateAll } from '../../../subgraphs/common/database/migrate.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { calendarBook } from '../../../subgraphs/sla/calendar/calendar.loader.ts';
import { calendarFor } from '../../../subgraphs/sla/calendar/calendar-book.policy.ts';
import { slaDatabase } from '../../../subgraphs/sla/database.ts';
import { rebuildSums } from '../../../subgraphs/sla/performance/fact.service.ts';
import { seedSla } from '../../../subgraphs/sla/seed.ts';
import { fill } from './fill.ts';
import { BENCH_NOW, templates } from './template.ts';

/** The deadlines of `rows` reports in a database of their own on the server at `serverUrl`. */
export async function filledSla(serverUrl: string, rows: number, show: (done: number) => void) {
  const url = new URL(serverUrl);
  url.pathname = `/sla_${rows}_${process.hrtime.bigint()}`;
  await onServer(serverUrl, `create database ${url.pathname.slice(1)}`);
  await migrateAll(url.href, DEVELOPMENT_SECRET, [slaDatabase]);
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'error' });
  const runtimes = await openRuntimes([slaDatabase], url.href, config, { now: () => BENCH_NOW });
  const runtime = runtimes.of('sla');
  const em = () => forkFor(runtime.orm, SYSTEM_VIEWER);
  await seedSla(runtime);
  await fill(url.href, rows, templates(calendarFor((await calendarBook(em(), 1))!, [])), show);
  const started = performance.now();
  await rebuildSums(em());
  const rebuildSeconds = (performance.now() - started) / 1000;
  await onServer(url.href, 'vacuum analyze sla.performance_cell');
  const [{ sums }] = await em().execute<[{ sums: number }]>('select count(*)::int as sums from sla.performance_cell');
  return { runtime, em, rebuildSeconds, sums, close: () => runtimes.close() };
}

export type FilledSla = Awaited<ReturnType<typeof filledSla>>;

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
