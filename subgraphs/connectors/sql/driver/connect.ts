import { type PullContext, SourceError } from '../../kit/index.ts';
import { type SqlConfig, serverOf } from '../settings/config.ts';
import type { Driver, DriverError, Session } from './driver.ts';
import { mariadb } from './mariadb.ts';
import { mssql } from './mssql.ts';
import { postgresql } from './postgresql.ts';

const DRIVERS = { postgresql, mariadb, mssql };

/** A connection whose failures are source errors. */
export interface Database extends Omit<Session, 'abort'> {
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
      throw sourceError(driver, error, server.password, readOnly);
    });
  const session = await told(driver.open({ ...account, port, address, timeoutMs, readOnly }));
  const stop = () => session.abort();
  ctx.signal.addEventListener('abort', stop, { once: true });
  return {
    driver,
    run: (sql, values, most) => {
      ctx.signal.throwIfAborted();
      return told(session.run(sql, values, most));
    },
    close: () => {
      ctx.signal.removeEventListener('abort', stop);
      return ctx.signal.aborted ? Promise.resolve() : session.close().catch(() => {});
    },
  };
}

/** What a driver threw, in the runner's classes; what a server did not say itself is a lost or unreachable server. */
export function sourceError(driver: Driver, error: DriverError, password: string, readOnly: boolean): SourceError {
  if (error instanceof SourceError) return error;
  const said = (error.message ?? String(error)).split('\n')[0]?.slice(0, 300) ?? '';
  const text = password ? said.replaceAll(password, '…') : said;
  const errorClass = driver.classOf(error) ?? 'unavailable';
  // A reading cannot tell which row's value does not fit.
  return new SourceError(readOnly && errorClass === 'record' ? 'drift' : errorClass, `The database says: ${text}`);
}
