/**
 * Serves a supergraph whose subgraphs run as processes of their own, until SIGTERM.
 *   SUPERGRAPH_FILE=schema/supergraph.graphql PORT=4000 npm run --silent start:gateway
 */
import { hubConfig } from '../subgraphs/common/config/config.ts';
import { withSecretFiles } from '../subgraphs/common/config/secret-files.ts';
import { openLog } from '../subgraphs/common/log/open-log.ts';
import { showProcess } from '../subgraphs/common/runtime/show-process.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { DOORS } from './doors/doors.ts';
import { openRates } from './rates/open-rates.ts';
import { startGateway } from './server.ts';
import { followFiles } from './supergraph/follow-supergraph.ts';
import { firstThere, readSupergraph, supergraphPaths } from './supergraph/read-supergraph.ts';

const stopped = untilSignal();
try {
  const config = hubConfig(withSecretFiles(process.env));
  const paths = supergraphPaths(config.SUPERGRAPH_FILE);
  const supergraphSdl = await readSupergraph(firstThere(paths));
  const log = openLog(config);
  const shown = await showProcess(config, 'gateway');
  const rates = openRates(config, config.DATABASE_URL, log);
  const gateway = await startGateway({
    ...{ doors: DOORS, supergraphSdl, follow: followFiles(paths, log), config, log },
    ...(rates && { charge: rates.charge }),
  });
  console.log(`Gateway listens at ${gateway.url}`);
  await stopped;
  shown.drain();
  await gateway.stop();
  await rates?.close();
  await shown.stop();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
