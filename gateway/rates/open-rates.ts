import pg from 'pg';
import type { Logger } from 'pino';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { serviceUrl } from '../../subgraphs/common/database/roles.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { Circuit } from '../execution/circuit.ts';
import type { Charge } from '../limits/cost/cost-plugin.ts';
import { clientKey } from './client-key.ts';
import { type Charged, charge, forgetFull } from './token-bucket.ts';

/** Longer than this a bucket is not worth waiting for, ms. */
const PATIENCE_MS = 250;
/** How long nobody asks a database that did not answer, ms. */
const REST_MS = 1_000;
const FORGET_EVERY_MS = 600_000;

/** Rate limits of one gateway. */
export interface Rates {
  charge: Charge;
  close(): Promise<void>;
}

/**
 * Opens the buckets in the migrated database at `ownerUrl`; undefined when RATE_LIMIT_PER_SECOND is 0, which needs no
 * database. While the database does not answer, every request is let through, with a line in the log each second.
 * @param patienceMs longest a request waits for its bucket; after that it is let through
 * @throws CONFIG_INVALID when limits are set but no database is
 */
export function openRates(
  config: HubConfig,
  ownerUrl: string | undefined,
  log: Logger,
  patienceMs = PATIENCE_MS,
): Rates | undefined {
  const rate = { burst: config.RATE_LIMIT_BURST, perSecond: config.RATE_LIMIT_PER_SECOND };
  if (rate.perSecond === 0) return undefined;
  if (!ownerUrl) throw hubError('CONFIG_INVALID', 'RATE_LIMIT_PER_SECOND needs a PostgreSQL: set DATABASE_URL.');
  const pool = new pg.Pool({
    connectionString: serviceUrl(ownerUrl, config.HUB_SECRET, 'gateway'),
    max: 4,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  const unlimited = (error: Error) => log.warn({ err: error.message }, 'no rate limits: the database does not answer');
  pool.on('error', unlimited);
  const circuit = new Circuit({ failures: 1, restMs: REST_MS });
  const forgetting = setInterval(() => void forgetFull(pool, rate).catch(unlimited), FORGET_EVERY_MS).unref();

  const tryCharge = async (client: string, cost: number): Promise<Charged | undefined> => {
    if (!circuit.allows()) return undefined;
    try {
      const charged = await charge(pool, client, cost, rate);
      circuit.record(true);
      return charged;
    } catch (error) {
      circuit.record(false);
      unlimited(error as Error);
      return undefined;
    }
  };
  return {
    async charge(cost, client, headers) {
      const charged = await tryCharge(clientKey(client, config.HUB_SECRET), cost);
      if (!charged) return;
      headers.set('ratelimit-limit', String(rate.burst));
      headers.set('ratelimit-remaining', String(charged.remaining));
      headers.set('ratelimit-reset', String(charged.fullAfterS));
      if (charged.granted) return;
      headers.set('retry-after', String(charged.retryAfterS));
      throw hubError('RATE_LIMITED', charged.retryAfterS);
    },
    async close() {
      clearInterval(forgetting);
      await pool.end();
    },
  };
}
