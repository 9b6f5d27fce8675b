/**
 * Measures deadlines over many reports: clocks computed per second after a calendar amendment, the national overview,
 * an agency's overdue list, and how looking clocks up slows down from 10,000 reports to `--rows`. Tables are filled by
 * SQL on a throw-away database; runs are interleaved and medians printed.
 *   npm run bench:sla [-- --rows 1000000 --rounds 21 --seconds 30] [--json]
 */
import './say-errors.ts';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../subgraphs/common/database/embedded-postgres.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { filledSla } from './bench/sla/filled-sla.ts';
import {
  dueSoonList,
  lookUp,
  ministryOverview,
  nationalOverview,
  overdueList,
  preview,
  recompute,
} from './bench/sla/measurements.ts';
import { progressLine } from './progress.ts';

const FEW = 10_000;
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '21' },
    seconds: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
});
const [rows, rounds, seconds] = [values.rows, values.rounds, values.seconds].map(Number) as [number, number, number];
if (![rows, rounds, seconds].every((n) => Number.isInteger(n) && n > 0))
  throw hubError('BAD_USER_INPUT', '--rows, --rounds and --seconds take whole numbers above 0.');

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'bench' });
try {
  print(await measured());
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

type Seven = [number, number, number, number, number, number, number];

async function measured() {
  const filling = progressLine('Filling');
  const few = await filledSla(postgres.url, FEW, () => {});
  const many = await filledSla(postgres.url, rows, (done) => filling.show(done, rows));
  filling.end();
  const progress = progressLine('Measuring');
  const lists: number[][] = Array.from({ length: 7 }, () => []);
  for (let round = -1; round < rounds; round += 1) {
    progress.say(`round ${round + 1} of ${rounds}`);
    const run = [
      await nationalOverview(many),
      await overdueList(many),
      await overdueList(few),
      await lookUp(many, rows),
      await lookUp(few, FEW),
      await ministryOverview(many),
      await dueSoonList(many),
    ];
    // The first round warms up.
    if (round < 0) continue;
    for (const [place, list] of lists.entries()) list.push(run[place]!);
  }
  progress.say('a preview');
  const previewed = await preview(many);
  const clocksRecomputedPerSecond = await recompute(many, seconds, (clocks) =>
    progress.say(`${clocks} clocks computed again`),
  );
  progress.end();
  const [overview, overdue, overdueFew, lookUpsMany, lookUpsFew, ministry, dueSoon] = lists.map(median) as Seven;
  await Promise.all([few.close(), many.close()]);
  return {
    rows,
    clocksRecomputedPerSecond,
    nationalOverviewMs: overview,
    overdueListMs: overdue,
    ratio1mTo10k: lookUpsMany / lookUpsFew,
    lookUpMs: lookUpsMany,
    overdueListMsTo10k: overdue / overdueFew,
    ministryOverviewMs: ministry,
    dueSoonListMs: dueSoon,
    previewSeconds: previewed.seconds,
    previewExamined: previewed.examined,
    sums: many.sums,
    rebuildSeconds: many.rebuildSeconds,
  };
}

function median(list: number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
}

function print(figures: Record<string, number>): void {
  const table = Object.fromEntries(Object.entries(figures).map(([name, n]) => [name, Number(n.toPrecision(4))]));
  if (values.json) console.log(JSON.stringify(table));
  else console.table(table);
}
