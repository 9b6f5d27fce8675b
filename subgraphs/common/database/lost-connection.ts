import type { Pool, PoolClient } from 'pg';

/** A single query on a lost connection fails, and gives it back, well within this time, ms. */
const GRACE_MS = 1_000;

/**
 * Gives connections back to their pool that were lost in a transaction. Kysely 0.29 does so only when `rollback`
 * succeeds, which it cannot on a lost connection: five restarts of the database would leave a process without any.
 */
export function reclaimLost(pool: Pool): void {
  const held = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      const reclaim = () => {
        if (held.delete(client)) client.release(true);
      };
      setTimeout(reclaim, GRACE_MS);
    });
  });
}
