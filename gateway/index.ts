/**
 * Serves a supergraph whose subgraphs run as processes of their own, until SIGTERM.
 *   SUPERGRAPH_FILE=schema/supergraph.graphql PORT=4000 npm run --silent start:gateway
 */
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { hubConfig } from '../subgraphs/common/config/config.ts';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { withSecretFiles } from '../subgraphs/common/config/secret-files.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { startGateway } from './server.ts';

const config = hubConfig(withSecretFiles(process.env));
const file = config.SUPERGRAPH_FILE ?? fromRoot('schema', 'supergraph.graphql');
const supergraphSdl = await readFile(file, 'utf8').catch(() => {
  throw hubError('CONFIG_INVALID', `SUPERGRAPH_FILE ${file} cannot be read.`);
});
const log = pino({ level: config.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }));
const gateway = await startGateway({ supergraphSdl, config, log });
console.log(`Gateway listens at ${gateway.url}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void gateway.stop());
