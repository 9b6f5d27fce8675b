/**
 * Measures pulling: records read, normalized and committed to the ledger per second, for each family, and the greatest
 * memory of the pulling process. Baseline: the same number of rows put into a plain table by one statement per page.
 *   npm run bench:connectors [-- --family sheet --rows 30000 --rounds 3] [--json]
 */
import './say-errors.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { DEVELOPMENT_SECRET } from '../subgraphs/common/config/config.ts';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { startEmbeddedPostgres } from '../subgraphs/common/database/embedded-postgres.ts';
import { migrateAll } from '../subgraphs/common/database/migrate.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { DATABASES } from '../subgraphs/subgraphs.ts';
import type { PullFigures, PullProgress } from './bench/connectors/pull-once.ts';
import { complaintParts, type Prepared } from './bench/connectors/scenario.ts';
import { SCENARIOS } from './bench/connectors/scenarios.ts';
import { progressLine } from './progress.ts';

const { values } = parseArgs({
  options: {
    family: { type: 'string' },
    rows: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
if (values.family && !SCENARIOS[values.family])
  throw hubError('BAD_USER_INPUT', `--family takes ${Object.keys(SCENARIOS).join(', ')}, not ${values.family}.`);
const wanted = Object.entries(SCENARIOS).filter(([name]) => !values.family || name === values.family);
const rounds = Number(values.rounds);

/** Rows of one statement of the baseline. */
const BATCH = 500;

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'bench' });
await migrateAll(postgres.url, DEVELOPMENT_SECRET, DATABASES);
const progress = progressLine('Measuring');
const figures: Record<string, PullFigures & { megabytes: number | undefined; ratioToPlainInsert: number }> = {};
for (const [name, { prepare, rows }] of wanted)
  figures[name] = await measured(name, prepare, Number(values.rows ?? rows));
progress.end();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
report();

async function measured(name: string, prepare: (typeof SCENARIOS)[string]['prepare'], rows: number) {
  const source = await prepare(rows, postgres.url);
  const pulls: PullFigures[] = [];
  const baselines: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress.say(`${name}, round ${round + 1} of ${rounds}`);
    const tell = (done: number) => progress.say(`${name}, round ${round + 1} of ${rounds}, ${done} of ${rows} records`);
    pulls.push(await pulled(source, `bench-${name}-${round}`, tell));
    baselines.push(rows / (await plainInsert(rows)));
  }
  await source.stop();
  const median = pulls.sort((a, b) => a.seconds - b.seconds)[Math.floor(rounds / 2)]!;
  if (median.records !== rows) throw new Error(`${name}: ${median.records} of ${rows} records, ${median.outcome}`);
  const plain = baselines.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
  const peakMb = Math.max(...pulls.map((pull) => pull.peakMb));
  return {
    ...median,
    megabytes: source.megabytes,
    peakMb,
    ratioToPlainInsert: plain / (median.records / median.seconds),
  };
}

async function pulled(
  { family, settings }: Prepared,
  channel: string,
  tell: (done: number) => void,
): Promise<PullFigures> {
  const child = fork(fromRoot('dist', 'scripts', 'bench', 'connectors', 'pull-once.js'), [], {
    execArgv: workerFlags(),
    env: { ...process.env, DATABASE_URL: postgres.url, HUB_SECRET: DEVELOPMENT_SECRET, LOG_LEVEL: 'error' },
  });
  child.send({ family, settings, channel });
  let figures: PullFigures | undefined;
  child.on('message', (said: PullProgress | PullFigures) => {
    if ('pulled' in said) tell(said.pulled);
    else figures = said;
  });
  await once(child, 'exit');
  if (!figures) throw new Error(`The pull of ${channel} ended early.`);
  return figures;
}

/** The flags of Node under which the product pulls: the processes measured are as those of `npm run start:worker`. */
function workerFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  return scripts['start:worker'].split(' ').filter((word: string) => word.startsWith('--'));
}

/** Seconds that a plain table takes for the same texts. */
async function plainInsert(rows: number): Promise<number> {
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(
    'create table if not exists plain (id text, at timestamptz, title text, body text); truncate plain',
  );
  const started = performance.now();
  for (let from = 0; from < rows; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - from) }, (_, n) => complaintParts(from + n));
    await client.query(
      'insert into plain select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[])',
      [
        batch.map(({ id }) => id),
        batch.map(({ day }) => day),
        batch.map(({ title }) => title),
        batch.map(({ body }) => body),
      ],
    );
  }
  const seconds = (performance.now() - started) / 1000;
  await client.end();
  return seconds;
}

function report(): void {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const rows = Object.entries(figures).map(([name, { records, seconds, peakMb, megabytes, ratioToPlainInsert }]) => [
    name,
    {
      recordsPerSecond: rounded(records / seconds),
      peakMb: rounded(peakMb),
      records,
      ...(megabytes !== undefined && { megabytes: rounded(megabytes) }),
      /** Records per second of the plain table divided by ours. */
      ratioToPlainInsert: rounded(ratioToPlainInsert),
    },
  ]);
  const table = Object.fromEntries(rows);
  if (values.json) console.log(JSON.stringify(table));
  else console.table(table);
}
