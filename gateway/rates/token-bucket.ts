import type pg from 'pg';

/** How much a client may ask for: what a full bucket holds, and how fast an empty one fills. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** What a charge came to. */
export interface Charged {
  granted: boolean;
  /** Cost left for now, rounded down. */
  remaining: number;
  /** Seconds until the cost asked for is there, rounded up; 0 when it was granted. */
  retryAfterS: number;
  /** Seconds until the bucket is full, rounded up. */
  fullAfterS: number;
}

/** What is in bucket `b` now: what was left, and what has come since. $1 client, $2 cost, $3 burst, $4 per second. */
const LEFT = `least($3::float8, b.tokens + greatest(0, extract(epoch from now() - b.used_at)) * $4::float8)`;

/** One statement, so that gateways that ask at the same time take turns and none gives more than there is. */
const CHARGE = `with taken as (
    insert into gateway.rate_bucket as b (client, tokens, used_at) values ($1, $3::float8 - $2::float8, now())
    on conflict (client) do update set tokens = ${LEFT} - $2::float8, used_at = now() where ${LEFT} >= $2::float8
    returning tokens)
  select true as granted, tokens from taken
  union all
  select false, ${LEFT} from gateway.rate_bucket b where client = $1 and not exists (select from taken)`;

/**
 * Takes `cost` out of the client's bucket, if that much is there. What costs more than a full bucket holds takes a full one.
 * @throws what the database throws
 */
export async function charge(
  pool: pg.Pool,
  client: string,
  cost: number,
  { burst, perSecond }: Rate,
): Promise<Charged> {
  const asked = Math.min(Math.max(cost, 1), burst);
  const { rows } = await pool.query<{ granted: boolean; tokens: number }>(CHARGE, [client, asked, burst, perSecond]);
  // No row: another gateway made the bucket between the two halves of the statement. It is new, so there is enough in it.
  const { granted, tokens } = rows[0] ?? { granted: true, tokens: burst - asked };
  return {
    granted,
    remaining: Math.max(0, Math.floor(tokens)),
    retryAfterS: granted ? 0 : Math.ceil((asked - tokens) / perSecond),
    fullAfterS: Math.ceil((burst - tokens) / perSecond),
  };
}

/** Forgets buckets that have long been full. */
export async function forgetFull(pool: pg.Pool, { burst, perSecond }: Rate): Promise<void> {
  const seconds = burst / perSecond;
  await pool.query(`delete from gateway.rate_bucket where used_at < now() - make_interval(secs => $1)`, [seconds]);
}
