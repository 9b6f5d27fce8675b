import type { FastifyPluginAsync } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { migrateAll } from '../subgraphs/common/database/migrate.ts';
import { buildSubgraph } from '../subgraphs/common/graphql/build-subgraph.ts';
import type { Viewer } from '../subgraphs/common/identity/viewer.ts';
import { openRuntimes, type Runtimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES, SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import type { HubDatabase } from './hub-database.ts';

/** A subgraph that the gateway asks without leaving the process. */
export interface LocalSubgraph {
  schema: GraphQLSchema;
  contextFor(viewer: Viewer, requestId: string, signal?: AbortSignal): unknown;
}

/** Every subgraph and worker of the hub in this process. */
export interface Hub {
  log: Logger;
  runtimes: Runtimes;
  subgraphs: Record<string, LocalSubgraph>;
  /** Starts what runs by the clock; whatever channels need (the demo's addresses) has to be there by then. */
  schedule(): Promise<void>;
  /** What subgraphs serve beside the graph. */
  routes: FastifyPluginAsync[];
  close(): Promise<void>;
}

/** Migrates and seeds the database, then opens every context in this process and starts reading letters. */
export async function openHub({ ownerUrl, config }: HubDatabase): Promise<Hub> {
  await migrateAll(ownerUrl, config.HUB_SECRET, DATABASES);
  const runtimes = await openRuntimes(DATABASES, ownerUrl, config);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const schedule = async () => {
    for (const { schedule, database } of SUBGRAPHS) await schedule?.(runtimes.of(database.schema));
  };
  const subgraphs = await localSubgraphs(runtimes);
  const routes = localRoutes(runtimes);
  return { log: runtimes.log, runtimes, subgraphs, routes, schedule, close: () => runtimes.close() };
}

/** All subgraphs, built over the runtimes of this process. */
export async function localSubgraphs(runtimes: Runtimes): Promise<Record<string, LocalSubgraph>> {
  const entries = SUBGRAPHS.map(async (parts) => {
    const { schema } = await buildSubgraph(parts);
    const runtime = runtimes.of(parts.database.schema);
    const contextFor = (viewer: Viewer, requestId: string, signal?: AbortSignal) =>
      parts.context(runtime, viewer, requestId, signal);
    return [parts.name, { schema, contextFor }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** What the subgraphs of this process serve beside the graph. */
const localRoutes = (runtimes: Runtimes): FastifyPluginAsync[] =>
  SUBGRAPHS.flatMap(({ routes, database }) => routes?.(runtimes.of(database.schema)) ?? []);
