/**
 * Imports a channel's history from a file and waits until its records are reports with deadlines. No citizen is told.
 *   npm run import -- --channel aplikasi-lama --file ../history.jsonl         one complaint a line, as ComplaintInput has it
 *   npm run import -- --channel aplikasi-lama --file ../ekspor.xlsx           an export "Laporan Ringkas" (or .csv)
 *   npm run import -- --channel aplikasi-lama --file ../lama.csv --map aplikasi-lama.yaml
 *           another table: the mapping of a channel file of the family sheet (docs/connectors/sheet.md)
 *   --dry   only counts, and lists what nobody has mapped and why records are rejected
 *   --json   one line of JSON instead of text
 * Started again after an interruption it goes on behind its last page. Exit 1 when it has not reached the end.
 */
import './say-errors.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../subgraphs/common/identity/viewer.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { channelsContext } from '../subgraphs/connectors/channels/context.ts';
import { importFile } from './history/import-file.ts';
import { countLines } from './history/jsonl-file.ts';
import { isTable } from './history/table-file.ts';
import { withHub } from './hub-open.ts';
import { progressLine } from './progress.ts';
import { untilTakenIn } from './until-drained.ts';

const { values } = parseArgs({
  options: {
    channel: { type: 'string' },
    file: { type: 'string' },
    map: { type: 'string' },
    dry: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const { channel, file, map, dry, json } = values;
if (!channel || !file) throw hubError('BAD_USER_INPUT', 'It takes --channel and --file, e.g. --file history.jsonl.');
const stop = new AbortController();
void untilSignal().then(() => stop.abort());
/** npm runs scripts in the repository's folder; a path is meant from where the user stands. */
const pathOf = (name: string) => resolve(process.env.INIT_CWD ?? '.', name);

await withHub(async (runtimes) => {
  const runtime = runtimes.of('connectors');
  const progress = progressLine(channel);
  const path = pathOf(file);
  const total = isTable(path) ? 0 : await countLines(path);
  const order = { channel, path, map: map && pathOf(map), dry, signal: stop.signal };
  const run = await importFile(runtime, { ...order, afterPage: ({ records }) => progress.show(records, total) });
  if (!dry) await untilTakenIn(runtimes.letterBox, (what) => progress.say(what));
  progress.end();
  const { services } = await channelsContext(runtime, SYSTEM_VIEWER, 'import');
  const remarks = await services.values.remarks(run.id, null, { first: 50, after: null });
  const { outcome: state, records: seen, created, changed, unchanged, late, rejected } = run;
  const counts = { state, dry, seen, created, changed, unchanged, late, rejected };
  const unplaced = remarks.edges.map(({ node }) => node);
  if (json) console.log(JSON.stringify({ ...counts, remarks: unplaced }));
  else {
    console.log(
      Object.entries(counts)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    );
    if (unplaced.length > 0) console.table(unplaced);
  }
  if (state !== 'DONE') process.exitCode = 1;
});
