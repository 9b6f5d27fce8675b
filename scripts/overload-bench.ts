/**
 * Measures what is left of a hub that is asked five times as much as it can answer: whole answers per second under
 * overload, against the most it answers when nobody pushes. Hub and clients are processes of their own on a throw-away
 * database; rounds are interleaved and the medians are printed.
 *   npm run bench:overload [-- --reports 2000 --rounds 3 --seconds 5 --times 5] [--json]
 */
import './say-errors.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { startEmbeddedPostgres } from '../subgraphs/common/database/embedded-postgres.ts';
import { benchServer } from './bench/bench-server.ts';
import type { LoadFigures } from './bench/load.ts';
import type { FloodFigures } from './bench/overload/flood.ts';
import type { Order } from './bench/overload/generator.ts';

/** Clients that keep a hub busy without making it late. */
const PEAK_CONNECTIONS = 16;

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    times: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const [reports, rounds, seconds, times] = [values.reports, values.rounds, values.seconds, values.times].map(Number) as [
  number,
  number,
  number,
  number,
];

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-overload-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'bench' });
const hub = benchServer('hub', { databaseUrl: postgres.url, reports });
const url = await hub.ready;
const clients = fork(fromRoot('dist', 'scripts', 'bench', 'overload', 'generator.js'));

const peaks: LoadFigures[] = [];
const floods: FloodFigures[] = [];
await measured<LoadFigures>({ kind: 'peak', url, seconds, connections: PEAK_CONNECTIONS }); // Warms it up.
for (let round = 0; round < rounds; round += 1) {
  const peak = await measured<LoadFigures>({ kind: 'peak', url, seconds, connections: PEAK_CONNECTIONS });
  peaks.push(peak);
  floods.push(await measured<FloodFigures>({ kind: 'flood', url, seconds, perSecond: times * peak.requestsPerSecond }));
}
const alive = (await fetch(new URL('/livez', url))).ok;
clients.disconnect();
await hub.stop();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
report();

async function measured<Figures>(order: Order): Promise<Figures> {
  clients.send(order);
  const [figures] = (await once(clients, 'message')) as [Figures];
  return figures;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] as number).toPrecision(4));
}

function report(): void {
  const figures = {
    peakPerSecond: median(peaks.map(({ requestsPerSecond }) => requestsPerSecond)),
    offeredPerSecond: median(floods.map(({ offeredPerSecond }) => offeredPerSecond)),
    goodputPerSecond: median(floods.map(({ goodputPerSecond }) => goodputPerSecond)),
    /** Goodput by peak, round by round. */
    goodputRatio: median(
      floods.map(({ goodputPerSecond }, n) => goodputPerSecond / (peaks[n]?.requestsPerSecond ?? 0)),
    ),
    refused: median(floods.map(({ refused }) => refused)),
    failed: median(floods.map(({ failed }) => failed)),
    p99Ms: median(floods.map(({ p99Ms }) => p99Ms)),
    alive,
  };
  if (values.json) console.log(JSON.stringify(figures));
  else console.table(figures);
}
