/**
 * Compares a channel with what its source says it holds, and says what differs.
 *   npm run reconcile -- --channel pasaman-menjawab
 *   npm run reconcile -- --channel laporan-ringkas --file ../export.xlsx    an export in place of a sheet channel's files
 *   npm run reconcile -- --channel lapor --listing ../listing.csv           columns external_id, status, day, updated_at
 *   --out differences.xlsx (or .csv)   exports the differences; --json   one line of JSON instead of text
 * Exit 1 when something differs that nothing explains, or there was nothing to compare with.
 */
import './say-errors.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../subgraphs/common/runtime/runtime.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { channelsContext } from '../subgraphs/connectors/channels/context.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { reconcile } from '../subgraphs/connectors/runner/reconcile/reconcile.ts';
import { withHub } from './hub-open.ts';
import { progressLine } from './progress.ts';
import { exportTo } from './reconcile/export-file.ts';
import { exportRows } from './reconcile/export-rows.ts';
import { listingFile } from './reconcile/listing-file.ts';

const { values } = parseArgs({
  options: {
    channel: { type: 'string' },
    file: { type: 'string' },
    listing: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const stop = new AbortController();
void untilSignal().then(() => stop.abort());

/** npm runs scripts in the repository's folder; a path is meant from where the user stands. */
const pathOf = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

await withHub(async (runtimes) => {
  const { id, state, sides, sums, error } = await compare(runtimes.of('connectors'));
  console.log(
    values.json
      ? JSON.stringify({ id, state, sides, ...sums, error })
      : `${state}${sides ? `, ${sides}` : ''}: ${sums.source} at the source, ${sums.hub} in the hub, ${sums.differing} differ, ${sums.unexplained} of them unexplained${error ? `\n${error}` : ''}`,
  );
  if (state !== 'DONE' || sides !== 'TWO_SIDED' || sums.unexplained > 0) process.exitCode = 1;
});

async function compare(runtime: Runtime) {
  const { channel, file, listing, out } = values;
  if (!channel) throw hubError('BAD_USER_INPUT', '--channel takes the id of a channel, e.g. laporan-ringkas.');
  const { em, services } = await channelsContext(runtime, SYSTEM_VIEWER, 'reconcile');
  const { id } = await services.reconciliation.open(channel, file || listing ? 'FILE' : 'SOURCE');
  const progress = progressLine(channel);
  await reconcile(runtime, id, {
    connectors: CONNECTORS,
    variables: runtime.variables,
    signal: stop.signal,
    ...(file && { settings: { folder: null, file: pathOf(file) } }),
    ...(listing && { filed: listingFile(pathOf(listing)) }),
    afterPage: (listed) => progress.show(listed),
  });
  progress.end();
  if (out) await exportTo(pathOf(out), exportRows(em, id));
  const run = (await services.reconciliation.one(channel, id))!;
  return { id, state: run.state, sides: run.sides, sums: await services.outcome.sums(run), error: run.errorMessage };
}
