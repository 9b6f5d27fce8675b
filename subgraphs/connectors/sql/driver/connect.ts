import { type PullContext, SourceError } from '../../kit/index.ts';
import { type SqlConfig, serverOf } from '../settings/config.ts';
import type { Driver, DriverError, Session } from './driver.ts';
import { mariadb } from './mariadb.ts';
import { mssql } from './mssql.ts';
import { postgresql } from './postgresql.ts';

const DRIVERS = { postgresql, mariadb, mssql };

/** A connection whose failures are source errors. */
export interface Database extends Session {
  driver: Driver;
}

/** Connects. @throws SourceError: config, auth, unavailable as the server answers */
export async function connect(ctx: PullContext<SqlConfig>, readOnly: boolean): Promise<Database> {
  const server = serverOf(ctx.config);
  if (!server) throw new SourceError('config', 'dsn is no kind://user:password@host:port/database of a known kind.');
  const { kind, port, ...account } = server;
  const driver: Driver = DRIVERS[kind];
  const address = await ctx.addressOf(server.host);
  const timeoutMs = ctx.config.source.timeoutSeconds * 1000;
  const told = <Value>(work: Promise<Value>) =>
    work.catch((error) => {
      throw sourceError(driver, error, server.password);
    });
  const session = await told(driver.open({ ...account, port, address, timeoutMs, readOnly }));
  return {
    driver,
    run: (sql, values) => {
      ctx.signal.throwIfAborted();
      return told(session.run(sql, values));
    },
    close: () => session.close().catch(() => {}),
  };
}

/** What a driver threw, in the runner's classes; what a server did not say itself is a lost or unreachable server. */
export function sourceError(driver: Driver, error: DriverError, password: string): SourceError {
  if (error instanceof SourceError) return error;
  const said = (error.message ?? String(error)).split('\n')[0]?.slice(0, 300) ?? '';
  const text = password ? said.replaceAll(password, '…') : said;
  return new SourceError(driver.classOf(error) ?? 'unavailable', `The database says: ${text}`);
}
