/**
 * Starts the whole hub in one process: embedded PostgreSQL (or DATABASE_URL), subgraphs, workers, gateway, and, unless
 * HUB_DEMO=off or in production, two invented legacy channels that are pulled at once.
 *   npm start
 */
import './say-errors.ts';
import { DOORS } from '../gateway/doors/doors.ts';
import { openRates } from '../gateway/rates/open-rates.ts';
import { startGateway } from '../gateway/server.ts';
import { followFiles } from '../gateway/supergraph/follow-supergraph.ts';
import { firstThere, readSupergraph, supergraphPaths } from '../gateway/supergraph/read-supergraph.ts';
import { showProcess } from '../subgraphs/common/runtime/show-process.ts';
import { showWork, workChecks } from '../subgraphs/common/runtime/show-work.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { startDemo } from './demo/demo-start.ts';
import { onFreePort } from './free-port.ts';
import { DATA_FOLDER, openDatabase } from './hub-database.ts';
import { claimHub } from './hub-state.ts';
import { showTour } from './hub-tour.ts';
import { openHub } from './hub-wire.ts';

/** Where a front end expects a GraphQL server; another port is taken when this one is not free. */
const USUAL_PORT = 4000;

/** Where Prometheus expects figures of a program; another port is taken when this one is not free. */
const USUAL_ADMIN_PORT = 9464;

const startedAt = performance.now();
const stopped = untilSignal();
/** What has been started, to be stopped in the opposite order, also when the start fails half-way. */
const running: (() => unknown)[] = [];

try {
  const claim = claimHub(DATA_FOLDER);
  running.push(() => claim.release());
  // Each run's log line would stand between the lines meant for the person who starts it; LOG_LEVEL=info brings them back.
  const database = await openDatabase({ LOG_LEVEL: 'warn', ...process.env });
  running.push(() => database.stop());
  const hub = await openHub(database);
  running.push(() => hub.close());
  running.push(showWork(hub.runtimes, SUBGRAPHS));
  const shownAt = (port: number) =>
    showProcess({ ...database.config, ADMIN_PORT: port }, 'hub', workChecks(hub.runtimes));
  const { ADMIN_PORT } = database.config;
  const shown = ADMIN_PORT === undefined ? await onFreePort(USUAL_ADMIN_PORT, shownAt) : await shownAt(ADMIN_PORT);
  running.unshift(() => shown.stop());
  const paths = supergraphPaths(database.config.SUPERGRAPH_FILE);
  const supergraphSdl = await readSupergraph(firstThere(paths));
  const follow = followFiles(paths, hub.log);
  const rates = openRates(database.config, database.ownerUrl, hub.log);
  if (rates) running.push(() => rates.close());
  const gatewayAt = (port: number) =>
    startGateway({
      ...{ supergraphSdl, follow, subgraphs: hub.subgraphs, routes: hub.routes, doors: DOORS, log: hub.log },
      ...(rates && { charge: rates.charge }),
      config: { ...database.config, PORT: port },
    });
  const { PORT } = database.config;
  const gateway = PORT ? await gatewayAt(PORT) : await onFreePort(USUAL_PORT, gatewayAt);
  running.push(() => gateway.stop());
  claim.announce(gateway.url);
  console.log(`LAPOR Hub is ready at ${gateway.url} after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);

  const demo = await startDemo(hub, database.config, database.config.HUB_DEMO === 'on');
  if (demo) running.push(() => demo.stop());
  await hub.schedule();
  if (demo) await showTour(gateway.url, demo);
  console.log('Stop it with Ctrl+C.');
  await stopped;
  shown.drain();
  console.log('Finishing what is under way ...');
} finally {
  for (const stop of running.reverse()) await stop();
}
