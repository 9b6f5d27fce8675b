/**
 * Asks our gateway for a long time what a public gateway is asked (known, new, wrong and hostile operations, clients that
 * go away) and tells its memory after every minute: that of the process, and the heap after clearing up. Exit 1 when a
 * request got what it must not get.
 *   npm run soak:gateway [-- --minutes 30 --rate 100] [--snapshots folder] [--json]
 */
import './say-errors.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSoaked } from './bench/gateway/gateways.ts';
import { MixedLoad } from './bench/gateway/soak/load.ts';
import { type Minute, soakReport } from './bench/gateway/soak/report.ts';
import { startWorld } from './bench/gateway/world.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '100' },
    snapshots: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);

const world = await startWorld();
const gateway = await startSoaked(world.files);
const load = new MixedLoad(gateway.url);
const all: Minute[] = [];
try {
  for (let minute = 1; minute <= minutes; minute += 1) all.push(await lastsOneMinute(minute));
  const report = soakReport(all, load.unmet);
  if (report.errors > 0) process.exitCode = 1;
  if (values.json) console.log(JSON.stringify(report));
  else console.table({ 'heap, MB': report.heap, 'process, MB': report.rss });
  if (!values.json && report.errors > 0) console.log('Got what they must not get:', report.unmet);
} finally {
  await load.close();
  await gateway.stop();
  await world.stop();
}

async function lastsOneMinute(minute: number): Promise<Minute> {
  const before = load.met;
  await load.askUntil(Date.now() + 60_000, Number(values.rate));
  const { heapUsed, external, rss } = await gateway.heap();
  const told = { minute, requests: load.met - before, heapMb: mb(heapUsed), externalMb: mb(external), rssMb: mb(rss) };
  if (!values.json)
    console.log(`minute ${minute}: ${told.requests} requests, heap ${told.heapMb} MB, process ${told.rssMb} MB`);
  if (values.snapshots) await gateway.snapshot(join(values.snapshots, `minute-${minute}.heapsnapshot`));
  return told;
}

function mb(bytes: number): number {
  return Number((bytes / 2 ** 20).toFixed(1));
}
