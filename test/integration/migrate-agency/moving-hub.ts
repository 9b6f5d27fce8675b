import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { DOORS } from '../../../gateway/doors/doors.ts';
import { startGateway } from '../../../gateway/server.ts';
import { localSubgraphs } from '../../../scripts/hub-wire.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { openRuntimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES, SUBGRAPHS } from '../../../subgraphs/subgraphs.ts';
import { testDatabase } from '../../support/test-database.ts';

const DAY_MS = 86_400_000;

/** A hub whose gateway is here and whose workers are a process of their own; both share a clock that can be moved. */
export type MovingHub = Awaited<ReturnType<typeof movingHub>>;

/** @param start where its clock begins @param sourceVariables what settings of channels may name */
export async function movingHub(start: Date, sourceVariables: Record<string, string>) {
  let aheadMs = start.valueOf() - Date.now();
  const now = () => new Date(Date.now() + aheadMs);
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'warn', ALLOW_PRIVATE_SOURCES: 'true' });
  const database = await testDatabase();
  const runtimes = await openRuntimes(DATABASES, database.url, config, { now, variables: sourceVariables });
  for (const { seed, database: part } of SUBGRAPHS) await seed?.(runtimes.of(part.schema));
  const gateway = await startGateway({
    supergraphSdl: readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8'),
    ...{ config, log: runtimes.log, subgraphs: await localSubgraphs(runtimes), doors: DOORS, now },
  });

  const startWorkers = async (): Promise<ChildProcess> => {
    const script = fromRoot('dist', 'test', 'support', 'workers-child.js');
    const child = fork(script, [database.url, String(aheadMs)], { env: { ...process.env, ...sourceVariables } });
    await once(child, 'message');
    return child;
  };
  let workers = await startWorkers();
  const endWorkers = async (): Promise<void> => {
    const ended = once(workers, 'exit');
    workers.kill('SIGKILL');
    await ended;
  };

  return {
    url: gateway.url,
    runtimes,
    now,
    token: (role: 'AGENCY_ADMIN' | 'CENTRAL_ADMIN', sub: string, agency?: string) =>
      makeToken({ role, sub, ...(agency && { agency }) }, config, 86_400),
    /** Rows of any context, as the owner of the database. */
    async rows<Row extends object>(sql: string): Promise<Row[]> {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      return (await client.query<Row>(sql).finally(() => client.end())).rows;
    },
    /** Moves the clock of the hub on. */
    async passDays(days: number): Promise<void> {
      aheadMs += days * DAY_MS;
      workers.send(aheadMs);
      await once(workers, 'message');
    },
    /** Ends the workers as a power cut does, and starts others. */
    async killWorkers(): Promise<void> {
      await endWorkers();
      workers = await startWorkers();
    },
    async stop(): Promise<void> {
      await endWorkers();
      await gateway.stop();
      await runtimes.close();
      await database.drop();
    },
  };
}
