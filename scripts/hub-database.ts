import { join } from 'node:path';
import { type HubConfig, hubConfig } from '../subgraphs/common/config/config.ts';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { withSecretFiles } from '../subgraphs/common/config/secret-files.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../subgraphs/common/database/embedded-postgres.ts';
import { liveHub, localSecrets } from './hub-state.ts';

/** The database of this process and the settings that fit it. */
export interface HubDatabase {
  /** Owner's address; services connect with roles of their own (`serviceUrl`). */
  ownerUrl: string;
  config: HubConfig;
  /** Stops the embedded server, unless a hub beside us uses it; an own one is left alone. */
  stop(): Promise<void>;
}

/** Folder of everything the embedded form keeps; `npm run reset` removes it. HUB_DATA_FOLDER puts it elsewhere. */
export const DATA_FOLDER = process.env.HUB_DATA_FOLDER ?? fromRoot('.data');

/** The PostgreSQL that DATABASE_URL names, else the embedded one (started, or adopted when it runs). */
export async function openDatabase(env: Record<string, string | undefined> = process.env): Promise<HubDatabase> {
  const given = withSecretFiles(env);
  if (given.DATABASE_URL) return { ownerUrl: given.DATABASE_URL, config: hubConfig(given), stop: async () => {} };
  const secrets = localSecrets(DATA_FOLDER);
  const config = hubConfig({ HUB_SECRET: secrets.hubSecret, ...given });
  const server = await startEmbeddedPostgres({
    folder: join(DATA_FOLDER, 'postgres'),
    password: secrets.databasePassword,
  });
  return { ownerUrl: server.url, config, stop: () => stopUnlessShared(server) };
}

async function stopUnlessShared(server: EmbeddedPostgres): Promise<void> {
  const hub = liveHub(DATA_FOLDER);
  if (!hub || hub.pid === process.pid) await server.stop();
}
