/**
 * Measures the search for duplicates over invented reports: reports checked per second in batches and one by one,
 * look-ups in windows of 10,000, 100,000 and 1,000,000 reports (interleaved), bytes of keys per report, and trigrams
 * (pg_trgm) over the same 10,000 for comparison. Checks are timed in the largest window, without the intake before them.
 *   npm run bench:consolidation [-- --rows 1000000 --rounds 300] [--json]
 */
import './say-errors.ts';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../subgraphs/common/database/embedded-postgres.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { type FilledReports, filledReports } from './bench/consolidation/filled-reports.ts';
import {
  addTrigrams,
  checkedPerSecond,
  inventedTerms,
  keyBytesPerReport,
  lookUp,
  trigramLookUp,
} from './bench/consolidation/measurements.ts';
import { progressLine } from './progress.ts';

const SIZES = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 };
const FEW = SIZES['10k'];
const TRIGRAM_ROUNDS = 10;
/** A million takes minutes: a log shall show that it goes on. */
const PIPED = { pipedSeconds: 10 };
/** As the hourly look at the window checks them. */
const BATCHED = { count: 5000, together: 500 };
const SINGLE = { count: 100, together: 1 };

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const [rows, rounds] = [values.rows, values.rounds].map(Number) as [number, number];
if (!Number.isInteger(rows) || rows < FEW || !Number.isInteger(rounds) || rounds < 1)
  throw hubError('BAD_USER_INPUT', `--rows takes a whole number from ${FEW}, --rounds one above 0.`);

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'bench' });
const windows: FilledReports[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}
try {
  const figures = await measured();
  if (values.json) console.log(JSON.stringify(figures));
  else console.dir(figures, { depth: 3 });
} finally {
  await Promise.all(windows.map((window) => window.close()));
  await cleanUp();
}

/** Nothing stays: neither the server nor its gigabytes. */
async function cleanUp(): Promise<void> {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measured() {
  const terms = inventedTerms();
  const sizes = [...new Set([...Object.values(SIZES).filter((size) => size < rows), rows])];
  for (const size of sizes) {
    const progress = progressLine(`Filling ${size}`, PIPED);
    windows.push(await filledReports(postgres.url, size, terms, (done) => progress.show(done, size)));
    progress.end();
  }
  const keyBytes = await keyBytesPerReport(windows.at(-1)!);
  const progress = progressLine('Measuring', PIPED);
  const times = windows.map((): number[] => []);
  for (let round = -10; round < rounds; round += 1) {
    progress.show(Math.max(round, 0), rounds);
    for (const [place, window] of windows.entries()) {
      const time = await lookUp(window, round + 11, terms);
      if (round >= 0) times[place]!.push(time); // The first ten warm up.
    }
  }
  progress.say('trigrams over the same 10,000 for comparison');
  const trigramIndexSeconds = await addTrigrams(windows[0]!);
  const trigrams: number[] = [];
  for (let round = 0; trigramIndexSeconds !== null && round < TRIGRAM_ROUNDS; round += 1) {
    trigrams.push(await trigramLookUp(windows[0]!, round));
  }
  const last = windows.at(-1)!;
  progress.say('checking new reports one by one, then in batches');
  const single = await checkedPerSecond(last, rows, SINGLE.count, SINGLE.together);
  const batched = await checkedPerSecond(last, rows + SINGLE.count, BATCHED.count, BATCHED.together);
  progress.end();
  const p50 = times.map((list) => spread(list).p50);
  const of = (size: number) => (sizes.includes(size) ? spread(times[sizes.indexOf(size)]!) : null);
  return {
    rows,
    recordsPerSecondBatched: rounded(batched),
    recordsPerSecondSingle: rounded(single),
    lookupMs: { '10k': of(SIZES['10k']), '100k': of(SIZES['100k']), '1m': of(SIZES['1m']) },
    // With fewer than a million rows: the largest window to the smallest.
    ratio1mTo10k: rounded(p50.at(-1)! / p50[0]!),
    keyBytesPerReport: Math.round(keyBytes),
    // How many times longer trigrams take over 10,000 bodies than keys in the largest window (medians); null: no pg_trgm.
    vsPgTrgm10k: trigrams.length > 0 ? rounded(spread(trigrams).p50 / p50.at(-1)!) : null,
    pgTrgmMs10k: trigrams.length > 0 ? spread(trigrams) : null,
  };
}

function spread(list: readonly number[]) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function rounded(n: number): number {
  return Number(n.toPrecision(4));
}
