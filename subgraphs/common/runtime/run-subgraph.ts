import { hubConfig } from '../config/config.ts';
import { withSecretFiles } from '../config/secret-files.ts';
import { hubError } from '../errors/hub-error.ts';
import { serveSubgraph } from '../graphql/serve-subgraph.ts';
import type { SubgraphParts } from '../graphql/subgraph-parts.ts';
import { openRuntimes } from './open-runtimes.ts';
import { showProcess } from './show-process.ts';
import { untilSignal } from './until-signal.ts';

/** Serves one subgraph as a process of its own until SIGTERM; its letters are read by `start:worker`. */
export async function runSubgraph(parts: SubgraphParts): Promise<void> {
  const stopped = untilSignal();
  const config = hubConfig(withSecretFiles(process.env));
  if (!config.DATABASE_URL) throw hubError('CONFIG_INVALID', 'DATABASE_URL must name the PostgreSQL of the hub.');
  const runtimes = await openRuntimes([parts.database], config.DATABASE_URL, config);
  const { orm } = runtimes.of(parts.database.schema);
  const shown = await showProcess(config, parts.name, { database: () => orm.isConnected() });
  const served = await serveSubgraph(parts, runtimes.of(parts.database.schema));
  console.log(`${parts.name} listens at ${served.url}`);
  await stopped;
  shown.drain();
  await served.stop();
  await runtimes.close();
  await shown.stop();
}
