import type { FastifyPluginAsync } from 'fastify';
import type { BuildSchemaOptions } from 'type-graphql';
import type { DatabasePart } from '../database/database-part.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { SqlGauge } from '../metrics/sql-gauge.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Finds the object behind `{ __typename, id }` that another subgraph points at; null: not here, or not to be seen. */
export type ReferenceResolver<Context> = (
  reference: { __typename: string; id: string },
  context: Context,
) => Promise<object | null> | object | null;

/** Starts reading the letters a context is sent. Resolves once all are being read. */
export type JobStarter = (runtime: Runtime) => Promise<void>;

/** Makes what the resolvers of one request work with: viewer, EntityManager, loaders, services. */
export type ContextMaker<Context> = (
  runtime: Runtime,
  viewer: Viewer,
  requestId: string,
  /** Ends with the listener of a subscription; absent: the operation ends by itself. */
  signal?: AbortSignal,
) => Promise<Context>;

/** Everything a subgraph consists of; `index.ts`, the one-process form and the schema printer start from it. */
export interface SubgraphParts<Context = unknown> {
  name: string;
  database: DatabasePart;
  resolvers: BuildSchemaOptions['resolvers'];
  /** Types that no resolver returns: stubs of foreign types, connection members. */
  orphanedTypes: BuildSchemaOptions['orphanedTypes'];
  references: Record<string, ReferenceResolver<Context>>;
  context: ContextMaker<Context>;
  jobs: JobStarter;
  /** Starts what runs by the clock; absent: nothing does. */
  schedule?: JobStarter;
  /** What it serves to the world outside beside the graph, e.g. calls of legacy systems; absent: nothing. */
  routes?: (runtime: Runtime) => FastifyPluginAsync;
  /** Figures of its tables that operators see; absent: it has none. */
  gauges?: readonly SqlGauge[];
  /** Puts founding data in, after the migrations; must bear being run again and again. */
  seed?: (runtime: Runtime) => Promise<void>;
}

/** Keeps the types inside one subgraph's parts and hides them from the list of all. */
export const subgraphParts = <Context>(parts: SubgraphParts<Context>): SubgraphParts => parts as SubgraphParts;
