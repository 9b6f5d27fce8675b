import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { tracePool } from '../tracing/trace-pool.ts';
import type { DatabasePart } from './database-part.ts';
import { reclaimLost } from './lost-connection.ts';

/** What each pool of connections is seen through. */
function watchPool(pool: Pool): void {
  reclaimLost(pool);
  tracePool(pool);
}

/** Connections one process keeps per schema; 200 in all must do for a nation. */
const POOL = { min: 0, max: 5 };

/**
 * Opens the tables of one context at `url`. Connects on first use.
 * Every read and write takes the viewer of its EntityManager, see `forkFor`.
 */
export function openOrm(part: DatabasePart, url: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    schema: part.schema,
    entities: part.entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    migrations: {
      tableName: `${part.schema}.migration`,
      migrationsList: part.migrations,
      allOrNothing: true,
      snapshot: false,
      silent: true,
    },
    pool: POOL,
    driverOptions: { onPoolCreated: watchPool },
    forceUtcTimezone: true,
  });
}
