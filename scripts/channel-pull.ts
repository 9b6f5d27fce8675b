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
import { HubError, hubError } from '../subgraphs/common/errors/hub-error.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { pullChannel } from '../subgraphs/connectors/runner/pull-run.ts';
import type { RunBook } from '../subgraphs/connectors/runner/run-book.ts';
import { withHub } from './hub-open.ts';
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
  const progress = progressLine(channel);
  try {
    return await withHub(async (runtimes) => {
      const runtime = runtimes.of('connectors');
      const book = await pullChannel(runtime, channel, {
        connectors: CONNECTORS,
        variables: runtime.variables,
        signal: stop.signal,
        // npm runs scripts in the repository's folder; the path is meant from where the user stands.
        ...(file && { settings: { folder: null, file: resolve(process.env.INIT_CWD ?? '.', file) } }),
        afterPage: (_, { run }) => progress.show(run.seen),
      });
      progress.end();
      await untilDrained(runtimes.letterBox, (waiting) => progress.say(`${waiting} letters to other parts of the hub`));
      return book;
    });
  } finally {
    progress.end();
  }
}
