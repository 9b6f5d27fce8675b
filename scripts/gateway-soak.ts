/**
 * Asks our gateway for a long time what a public gateway is asked (known, new, wrong and hostile operations, clients that
 * go away) and tells its memory after every minute. Exit 1 when a request got what it must not get.
 *   npm run soak:gateway [-- --minutes 30 --rate 100] [--json]
 */
import './say-errors.ts';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startMeasured } from './bench/gateway/gateways.ts';
import { MixedLoad } from './bench/gateway/soak/load.ts';
import { startWorld } from './bench/gateway/world.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
});

/** What one minute left behind. */
interface Minute {
  minute: number;
  requests: number;
  /** Memory of the gateway's process at the end of it. */
  memoryMb: number;
}

const world = await startWorld();
const gateway = await startMeasured('hub', world.files);
if (typeof gateway === 'string') throw new Error(`The gateway ${gateway}.`);
const load = new MixedLoad(gateway.url);
const all: Minute[] = [];
const started = Date.now();
try {
  for (let minute = 1; minute <= Number(values.minutes); minute += 1) {
    const before = load.met;
    await load.askUntil(started + minute * 60_000, Number(values.rate));
    all.push({ minute, requests: load.met - before, memoryMb: memoryMb(gateway.pid) });
    if (!values.json) console.log(`minute ${minute}: ${all.at(-1)!.requests} requests, ${all.at(-1)!.memoryMb} MB`);
  }
  report();
} finally {
  await load.close();
  await gateway.stop();
  await world.stop();
}

function report(): void {
  const unmet = Object.fromEntries(load.unmet);
  if (load.unmet.size > 0) process.exitCode = 1;
  // The first third fills caches; from then on it should be flat.
  const [settled, last] = [all[Math.floor(all.length / 3)]!, all.at(-1)!];
  const growth = Number((last.memoryMb / settled.memoryMb - 1).toFixed(3));
  if (values.json) console.log(JSON.stringify({ minutes: all, growth, requests: load.met, unmet }));
  else
    console.log(
      `From minute ${settled.minute} to ${last.minute} memory grew by ${(growth * 100).toFixed(1)} %.`,
      unmet,
    );
}

/** Resident memory; from /proc, so on Linux only. */
function memoryMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
