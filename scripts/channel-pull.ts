/**
 * Pulls a channel now and waits until its records are reports with deadlines.
 *   npm run pull -- --channel laporan-ringkas --file ../export.xlsx    one file handed to a sheet channel
 *   npm run pull -- --channel pasaman-menjawab                         a normal pull
 *   --json   one JSON object instead of text
 * Works beside a running hub or alone. Exit 1 when the pull did not reach the end of its source.
 */
import './say-errors.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrateAll } from '../subgraphs/common/database/migrate.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { pullChannel } from '../subgraphs/connectors/runner/pull-run.ts';
import type { RunBook } from '../subgraphs/connectors/runner/run-book.ts';
import { DATABASES, SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { openDatabase } from './hub-database.ts';
import { progressLine } from './progress.ts';
import { untilDrained } from './until-drained.ts';

const { values } = parseArgs({
  options: { channel: { type: 'string' }, file: { type: 'string' }, json: { type: 'boolean', default: false } },
});
if (!values.channel) throw hubError('BAD_USER_INPUT', '--channel takes the id of a channel, e.g. laporan-ringkas.');

const { ownerUrl, config, stop } = await openDatabase();
await migrateAll(ownerUrl, config.HUB_SECRET, DATABASES);
const runtimes = await openRuntimes(DATABASES, ownerUrl, { ...config, LOG_LEVEL: 'error' });
for (const { seed, jobs, database } of SUBGRAPHS) {
  await seed?.(runtimes.of(database.schema));
  await jobs(runtimes.of(database.schema));
}
await untilDrained(runtimes.letterBox);

const progress = progressLine(values.channel);
const book = await pullChannel(runtimes.of('connectors'), values.channel, {
  connectors: CONNECTORS,
  variables: runtimes.of('connectors').variables,
  ...(values.file && { settings: { folder: null, file: resolve(process.env.INIT_CWD ?? '.', values.file) } }),
  afterPage: (_, { run }) => progress.show(run.seen),
});
progress.end();
await untilDrained(runtimes.letterBox);
console.log(values.json ? JSON.stringify(summaryOf(book)) : inWords(book));
await runtimes.close();
await stop();
process.exitCode = book.failure ? 1 : 0;

function summaryOf({ run, dead, failure }: RunBook) {
  const { outcome, seen, created, changed, unchanged, late, notes } = run;
  const deadLetters = dead.map(({ place, reason }) => ({ place, reason }));
  return { outcome, seen, created, changed, unchanged, late, dead: dead.length, failure, deadLetters, notes };
}

function inWords(book: RunBook): string {
  const { outcome, seen, created, changed, unchanged, late, dead, failure, deadLetters, notes } = summaryOf(book);
  return [
    `${outcome}: ${seen} items read: ${created} new, ${changed} changed, ${unchanged} unchanged, ${late} late, ${dead} dead letters`,
    ...(failure ? [`${failure.code}: ${failure.message}`] : []),
    ...deadLetters.map(({ place, reason }) => `dead letter, ${place}: ${reason}`),
    ...notes.map((note) => `note, ${note}`),
  ].join('\n');
}
