/**
 * Measures the query "20 reports with agency, deadlines and sources" over 10,000 reports: our gateway with all subgraphs
 * in one process, against one hand-written SQL statement served by fastify. Both are processes of their own on a
 * throw-away database; rounds are interleaved and the medians are printed.
 *   npm run bench:hub [-- --reports 10000 --rounds 5 --seconds 5 --connections 8] [--json]
 */
import './say-errors.ts';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../subgraphs/common/database/embedded-postgres.ts';
import { type BenchServer, benchServer } from './bench/bench-server.ts';
import { type LoadFigures, load } from './bench/load.ts';
import { progressLine } from './progress.ts';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
});
const [reports, rounds, seconds, connections] = [values.reports, values.rounds, values.seconds, values.connections].map(
  Number,
) as [number, number, number, number];

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'bench' });
const progress = progressLine('Preparing');
const hub = benchServer('hub', { databaseUrl: postgres.url, reports }, (done) => progress.show(done, reports));
const hubUrl = await hub.ready;
progress.end();
const sql = benchServer('sql', { databaseUrl: postgres.url, reports });
const sqlUrl = await sql.ready;

const measured: { hub: LoadFigures[]; sql: LoadFigures[] } = { hub: [], sql: [] };
await measure(hub, hubUrl); // Warms both up.
await measure(sql, sqlUrl);
for (let round = 0; round < rounds; round += 1) {
  measured.hub.push(await measure(hub, hubUrl));
  measured.sql.push(await measure(sql, sqlUrl));
}
await Promise.all([hub.stop(), sql.stop()]);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
report(medianOf(measured.hub), medianOf(measured.sql));

async function measure(target: BenchServer, url: string): Promise<LoadFigures> {
  const before = await target.cpu();
  const figures = await load(url, { seconds, connections });
  return { ...figures, cpuMsPerRequest: ((await target.cpu()) - before) / figures.requests };
}

function medianOf(rows: LoadFigures[]): LoadFigures {
  const median = (key: keyof LoadFigures) =>
    rows.map((row) => row[key]).sort((a, b) => a - b)[Math.floor(rows.length / 2)] as number;
  const keys = Object.keys(rows[0] as LoadFigures) as (keyof LoadFigures)[];
  return Object.fromEntries(keys.map((key) => [key, median(key)])) as unknown as LoadFigures;
}

function report(ours: LoadFigures, single: LoadFigures): void {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const figures = {
    requestsPerSecond: rounded(ours.requestsPerSecond),
    p50Ms: rounded(ours.p50Ms),
    p99Ms: rounded(ours.p99Ms),
    cpuMsPerRequest: rounded(ours.cpuMsPerRequest),
    /** Requests per second of the single SQL statement divided by ours. */
    ratioToSingleSql: rounded(single.requestsPerSecond / ours.requestsPerSecond),
  };
  if (values.json) {
    console.log(JSON.stringify(figures));
    return;
  }
  console.table({
    'gateway, in one process': {
      'requests/s': figures.requestsPerSecond,
      'p50 ms': figures.p50Ms,
      'p99 ms': figures.p99Ms,
      'CPU ms/request': figures.cpuMsPerRequest,
    },
    'one SQL statement, fastify': {
      'requests/s': rounded(single.requestsPerSecond),
      'p50 ms': rounded(single.p50Ms),
      'p99 ms': rounded(single.p99Ms),
      'CPU ms/request': rounded(single.cpuMsPerRequest),
    },
  });
  console.log(
    `One SQL statement is ${figures.ratioToSingleSql} times as fast (median of ${rounds} interleaved rounds).`,
  );
}
