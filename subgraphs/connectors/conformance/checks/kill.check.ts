import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from '../../../common/errors/hub-error.ts';
import type { Bench } from '../bench/bench.ts';
import { FAILPOINTS } from '../bench/failpoint.ts';
import { idsOf } from '../bench/living.ts';
import { lettersOf, standingOf } from '../bench/standing.ts';
import { type Check, must } from '../check.ts';

const MOST_PAGES = 3;
const ATTEMPTS = 8;
const PAUSE_MS = 20;

async function killed(bench: Bench): Promise<void> {
  const pages = Math.min(MOST_PAGES, bench.clean.pages.length);
  for (const [point, failpoint] of Object.entries(FAILPOINTS)) {
    const channel = await bench.channel();
    const ledger = await bench.ledger();
    for (let page = 1; page <= pages; page += 1) {
      bench.answer({});
      const { connector, ...terms } = failpoint(page, bench.connector, ledger);
      await bench.run(channel, connector, terms).catch(ignoreCut);
      await recovered(bench, channel);
    }
    bench.answer({});
    const { failure } = await bench.run(channel);
    must(
      failure === null,
      `after kills ${point} it cannot go on: ${failure?.message}`,
      point,
      'make `pull` start at any cursor it has given',
    );
    await nothingLost(bench, channel, point);
  }
}

/** A cut connection may reach the caller: a real worker would end there. */
function ignoreCut(error: unknown): void {
  if (error instanceof HubError && error.code === 'CHANNEL_NOT_FOUND') throw error;
}

/** What time and a person do after a kill: the lease ends, the channel is let go. */
async function recovered(bench: Bench, channel: string): Promise<void> {
  const { rows } = await bench.ledger();
  const free =
    'update connectors.channel set lease = null, lease_until = null, parked_at = null, failures = 0 where id = ?';
  // Connections that were cut are noticed one by one.
  for (let attempt = 1; ; attempt += 1) {
    await sleep(PAUSE_MS);
    try {
      return void (await rows(free, [channel]));
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function nothingLost(bench: Bench, channel: string, point: string): Promise<void> {
  const ledger = await bench.ledger();
  const expected = await idsOf(bench, bench.clean.records);
  const standing = await standingOf(ledger, channel);
  const lost = [...expected].filter((id) => !standing.has(id));
  must(
    lost.length === 0,
    `killed ${point}: ${lost.slice(0, 5).join(', ')} lost`,
    point,
    'yield a page’s records with the cursor behind them, never before them',
  );
  const doubled = [...standing.values()].filter(({ versions }) => versions.length !== 1);
  must(
    doubled.length === 0,
    `killed ${point}: ${doubled.length} records have more than one version`,
    point,
    'give the same complaint for the same content at every reading',
  );
  const told = (await lettersOf(ledger, channel)).flatMap(({ ids }) => ids);
  must(
    told.length === expected.size && new Set(told).size === told.length,
    `killed ${point}: ${told.length} announcements of ${expected.size} records`,
    point,
    'report this: it is the hub’s fault',
  );
}

async function twoRunners(bench: Bench): Promise<void> {
  const channel = await bench.channel();
  const { rows } = await bench.ledger();
  let second = '';
  bench.answer({});
  await bench.run(channel, bench.connector, {
    afterPage: async () => {
      if (second !== '') return;
      second = await bench.run(channel).then(
        () => 'ran',
        (error: unknown) => (error instanceof HubError ? error.code : String(error)),
      );
    },
  });
  must(
    second === 'CHANNEL_BUSY',
    `a second run of the same channel beside the first: ${second}`,
    'runner',
    'report this: it is the hub’s fault',
  );
  if (bench.clean.pages.length < 2) return;
  const robbed = await bench.channel();
  let committed = 0;
  bench.answer({});
  const { run } = await bench.run(robbed, bench.connector, {
    afterPage: async () => {
      committed += 1;
      if (committed === 1) await rows('update connectors.channel set lease = gen_random_uuid() where id = ?', [robbed]);
    },
  });
  must(
    run.outcome === 'ABANDONED' && committed === 1,
    `a run whose lease was taken goes on (${run.outcome}, ${committed} pages)`,
    'runner',
    'report this: it is the hub’s fault',
  );
}

/** The page and its cursor are there together, or neither is. */
export const KILL_CHECKS: Check[] = [
  { number: 38, given: 'kill at every failpoint', must: '0 lost, 0 doubled', run: killed },
  { number: 39, given: 'two runners', must: 'one commits; lost lease rolls back', run: twoRunners },
];
