/**
 * Measures what is left of a hub that is asked five times as much as it can answer: whole answers per second under
 * overload, against the most it answers when nobody pushes, by time and by the CPU time of the hub. Hub and clients are
 * processes of their own on a throw-away database; both are measured in short slices that take turns.
 *   npm run bench:overload [-- --reports 2000 --rounds 6 --seconds 2 --times 5] [--json]
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
import type { Found } from './bench/overload/flood.ts';
import type { Order } from './bench/overload/generator.ts';
import { overloadReport, type Slice } from './bench/overload/report.ts';

/**
 * Slices of one round. Short and in mirrored order: whatever else the machine does, and whatever drifts, falls on both kinds
 * alike.
 */
const ORDER = ['peak', 'flood', 'flood', 'peak'] as const;

/** Clients that keep a hub busy without making it late. */
const PEAK_CONNECTIONS = 16;

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '2' },
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

const all: Slice[][] = [];
let alive = false;
try {
  await slice('peak', 0); // Warms it up.
  for (let round = 0; round < rounds; round += 1) {
    const slices: Slice[] = [];
    all.push(slices);
    for (const kind of ORDER) slices.push(await slice(kind, peakOf(all.flat())));
  }
  alive = (await fetch(new URL('/livez', url))).ok;
} finally {
  clients.disconnect();
  await hub.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
const figures = { ...overloadReport(all), alive };
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);

/** One slice; `peak`: what the hub answers a second when nobody pushes. */
async function slice(kind: Slice['kind'], peak: number): Promise<Slice> {
  const before = await hub.cpu();
  const found = await measured(
    kind === 'peak'
      ? { kind, url, seconds, connections: PEAK_CONNECTIONS }
      : { kind, url, seconds, perSecond: times * peak },
  );
  return { kind, ...found, cpuSeconds: ((await hub.cpu()) - before) / 1000 };
}

async function measured(order: Order): Promise<Found> {
  clients.send(order);
  return ((await once(clients, 'message')) as [Found])[0];
}

/** The peak by all slices so far. */
function peakOf(slices: readonly Slice[]): number {
  const peaks = slices.filter(({ kind }) => kind === 'peak');
  return peaks.reduce((sum, { good }) => sum + good, 0) / peaks.reduce((sum, one) => sum + one.seconds, 0);
}
