/**
 * Runs a connector from outside the hub as a process of its own: pulls its channels, and serves its field of
 * SourceRecord when it adds one. Beside `npm start` it needs no variables: it uses the same data folder.
 *   npm run start:connector -- ./perumda-air.connector.ts
 *   DATABASE_URL=... HUB_SECRET=... PORT=4301 npm run start:connector -- ./perumda-air.connector.ts
 */
import './say-errors.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { serveSchema } from '../subgraphs/common/graphql/serve-subgraph.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { showProcess } from '../subgraphs/common/runtime/show-process.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { extensionContext, extensionSubgraph } from '../subgraphs/connectors/installed/extension.ts';
import { isExtending, loadConnector } from '../subgraphs/connectors/installed/load-connector.ts';
import { pullInstalled } from '../subgraphs/connectors/installed/pull-loop.ts';
import { connectorsDatabase } from '../subgraphs/connectors/ledger/database.ts';
import { openDatabase } from './hub-database.ts';

const stopped = untilSignal();
const [path] = process.argv.slice(2);
if (!path) throw hubError('BAD_USER_INPUT', 'Which connector? npm run start:connector -- <file>');
const connector = await loadConnector(path);
const database = await openDatabase();
const { ownerUrl, config } = database;
const runtimes = await openRuntimes([connectorsDatabase], ownerUrl, config);
const runtime = runtimes.of('connectors');
const shown = await showProcess(config, connector.id, { database: () => runtime.orm.isConnected() });
const stop = new AbortController();
const pulling = pullInstalled(runtime, connector, stop.signal);
const served = isExtending(connector)
  ? await serveSchema(extensionSubgraph(connector).schema, extensionContext(connector), runtime)
  : null;
const does = served ? `listens at ${served.url}` : 'pulls its channels; it adds no field to the graph';
console.log(`${connector.id} ${does}`);
await stopped;
shown.drain();
stop.abort();
await Promise.all([served?.stop(), pulling]);
await runtimes.close();
await database.stop();
await shown.stop();
