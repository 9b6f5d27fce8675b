/**
 * Measures our gateway against those of Apollo, Hive and Grafbase, each a process of its own over the same four subgraphs: CPU time,
 * requests per second, p50 and p99 of three operations, variables and Authorization never the same twice. Rounds are
 * interleaved, medians count. Peers are installed into bench/ first; one that cannot be is told as absent.
 *   npm run bench:gateway [-- --requests 400 --rounds 3 --connections 4] [--json]
 */
import './say-errors.ts';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { type Figures, measure, requestsOf } from './bench/gateway/asking.ts';
import { compareAnswers } from './bench/gateway/compare.ts';
import { GATEWAYS, type GatewayName, type MeasuredGateway, startMeasured } from './bench/gateway/gateways.ts';
import { QUESTIONS } from './bench/gateway/questions.ts';
import { type Result, resultOf } from './bench/gateway/result.ts';
import { startWorld } from './bench/gateway/world.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});
const [requests, rounds, connections] = [values.requests, values.rounds, values.connections].map(Number) as [
  number,
  number,
  number,
];
type QuestionName = keyof typeof QUESTIONS;
const NAMES = Object.keys(QUESTIONS) as QuestionName[];

spawnSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: fromRoot('bench'),
  stdio: ['ignore', 2, 2],
});
const world = await startWorld();
const absent: Record<string, string> = {};
const gateways: MeasuredGateway[] = [];
for (const name of Object.keys(GATEWAYS) as GatewayName[]) {
  const started = await startMeasured(name, world.files);
  if (typeof started === 'string') absent[name] = started;
  else gateways.push(started);
}
const ours = gateways.find(({ name }) => name === 'hub');
if (!ours) throw new Error(`Our own gateway ${absent.hub}.`);
try {
  const answers = await compareAll(ours);
  const figures = await measureAll();
  report({ ...figures, answers, absent });
} finally {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await world.stop();
}

async function compareAll(hub: MeasuredGateway) {
  const found: Record<string, Record<string, unknown>> = {};
  for (const name of NAMES) {
    for (const peer of gateways) {
      if (peer === hub) continue;
      const { likeness, bytes } = await compareAnswers(hub, peer, QUESTIONS[name]);
      found[name] = { ...found[name], bytes, [peer.name]: likeness };
    }
  }
  return found;
}

/** The first round warms up and does not count. */
async function measureAll(): Promise<Record<QuestionName, Result>> {
  const results: Partial<Record<QuestionName, Result>> = {};
  let number = 1_000;
  for (const name of NAMES) {
    const count = Math.max(connections, Math.ceil(requests * QUESTIONS[name].share));
    const all = new Map<GatewayName, Figures[]>(gateways.map((gateway) => [gateway.name, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const gateway of gateways) {
        const figures = await measure(gateway, await requestsOf(QUESTIONS[name], number, count), connections);
        if (round > 0) all.get(gateway.name)!.push(figures);
      }
      number += count;
    }
    results[name] = resultOf(all);
  }
  return results as Record<QuestionName, Result>;
}

function report(result: Record<QuestionName, Result> & Record<'answers' | 'absent', unknown>): void {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  for (const name of NAMES) {
    const { vsApollo, vsHiveDefault, vsHiveRustPlanner, vsGrafbase, ...figures } = result[name];
    console.log(`\n${name}: peers' CPU time divided by ours`, {
      vsApollo,
      vsHiveDefault,
      vsHiveRustPlanner,
      vsGrafbase,
    });
    console.table(figures);
  }
  console.log('Answers compared with ours:', result.answers, '\nAbsent:', result.absent);
}
