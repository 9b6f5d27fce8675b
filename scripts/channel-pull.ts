/**
 * Pulls a channel now and waits until its records are reports with deadlines.
 *   npm run pull -- --channel laporan-ringkas --file ../export.xlsx    one file handed to a sheet channel
 *   npm run pull -- --channel pasaman-menjawab                         a normal pull
 *   --json   one line of JSON instead of text
 * Works beside a running hub or alone. Ctrl+C ends it after the page at hand; the next pull goes on there.
 * Exit 1 when the pull did not reach the end of its source.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrateAll } from '../subgraphs/common/database/migrate.ts';
import { HubError, hubError } from '../subgraphs/common/errors/hub-error.ts';
import { openRuntimes, type Runtimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { pullChannel } from '../subgraphs/connectors/runner/pull-run.ts';
import type { RunBook } from '../subgraphs/connectors/runner/run-book.ts';
import { DATABASES, SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { type HubDatabase, openDatabase } from './hub-database.ts';
import { progressLine } from './progress.ts';
import { pullInJson, pullInWords } from './pull-report.ts';
import { untilDrained } from './until-drained.ts';

const OPTIONS = {
  channel: { type: 'string' },
  file: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const stop = new AbortController();
void untilSignal().then(() => stop.abort());

try {
  const { values } = parseArgs({ options: OPTIONS });
  if (!values.channel) throw hubError('BAD_USER_INPUT', '--channel takes the id of a channel, e.g. laporan-ringkas.');
  const book = await pullOnce(values.channel, values.file);
  console.log(values.json ? pullInJson(book) : pullInWords(book));
  if (book.run.outcome !== 'DONE') process.exitCode = 1;
} catch (error) {
  console.error(error instanceof HubError ? `${error.code}: ${error.message}` : (error as Error).message);
  process.exitCode = 1;
}

async function pullOnce(channel: string, file: string | undefined): Promise<RunBook> {
  const database = await openDatabase();
  const runtimes = await openHere(database);
  const progress = progressLine(channel);
  try {
    const book = await pullChannel(runtimes.of('connectors'), channel, {
      connectors: CONNECTORS,
      variables: runtimes.of('connectors').variables,
      signal: stop.signal,
      // npm runs scripts in the repository's folder; the path is meant from where the user stands.
      ...(file && { settings: { folder: null, file: resolve(process.env.INIT_CWD ?? '.', file) } }),
      afterPage: (_, { run }) => progress.show(run.seen),
    });
    progress.end();
    await untilDrained(runtimes.letterBox, (waiting) => progress.say(`${waiting} letters to other parts of the hub`));
    return book;
  } finally {
    progress.end();
    await runtimes.close();
    await database.stop();
  }
}

/** Every context in this process, reading letters: alone, the pull would end with records that are no reports yet. */
async function openHere({ ownerUrl, config }: HubDatabase): Promise<Runtimes> {
  await migrateAll(ownerUrl, config.HUB_SECRET, DATABASES);
  const runtimes = await openRuntimes(DATABASES, ownerUrl, { ...config, LOG_LEVEL: 'error' });
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  // What the register has just told has to be known before records name its agencies.
  await untilDrained(runtimes.letterBox);
  return runtimes;
}
