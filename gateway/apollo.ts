import { ApolloGateway, type GatewayConfig } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyPluginAsync } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { HubConfig } from '../subgraphs/common/config/config.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { AccessGuard } from './access/access-guard.ts';
import { cachePlugin } from './cache/cache-plugin.ts';
import type { TrustedDocument } from './documents/manifest.ts';
import { ParsedDocuments } from './documents/parsed-documents.ts';
import type { Door } from './doors/ask.ts';
import { formatError } from './errors.ts';
import type { Circuits } from './execution/circuit.ts';
import { GuardedDataSource } from './execution/guarded-data-source.ts';
import { HttpDataSource } from './execution/http-data-source.ts';
import { HubGateway } from './execution/hub-gateway.ts';
import { InProcessDataSource, type LocalSubgraph } from './execution/in-process-data-source.ts';
import { answerText } from './execution/ready-data.ts';
import { subgraphDeadline, subgraphUrl } from './execution/subgraph-variable.ts';
import { preparePlugin } from './fast-lane/prepare-plugin.ts';
import { type Charge, costPlugin, type ServedCostRules } from './limits/cost/cost-plugin.ts';
import { namedOperationPlugin } from './limits/named-operation.ts';
import { watchPlugin } from './observation/watch-plugin.ts';
import { httpStream, localStream, type StreamSource } from './subscriptions/stream-source.ts';
import type { FollowSupergraph } from './supergraph/follow-supergraph.ts';
import { makeReady, type ReadyTools } from './supergraph/make-ready.ts';
import { mendSupergraph } from './supergraph/mend/mend-supergraph.ts';
import type { GatewayContext } from './viewer-context.ts';

/** What a gateway serves and with which settings. */
export interface GatewayOptions {
  supergraphSdl: string;
  /** Where newer texts of the supergraph come from while it runs; absent: there is only this one. */
  follow?: FollowSupergraph;
  config: HubConfig;
  log: Logger;
  /** Subgraphs in this process, by name; all others are asked over HTTP. */
  subgraphs?: Record<string, LocalSubgraph>;
  /** What subgraphs in this process serve beside the graph, e.g. calls of legacy systems. */
  routes?: readonly FastifyPluginAsync[];
  /** HTTP beside the graph that asks the graph. */
  doors?: readonly Door[];
  /** Charges each operation's cost to its client; absent: clients may ask as much as they like. */
  charge?: Charge;
  /** The present; absent: the machine's. */
  now?: () => Date;
}

/** Apollo's server, and what subscriptions need beside it. */
export interface StartedApollo {
  apollo: ApolloServer<GatewayContext>;
  /** Executes what is allowed of an operation. */
  execute: ApolloGateway['executor'];
  costRules: ServedCostRules;
  /** The way to the events of a subgraph. */
  streamOf(service: string): StreamSource | undefined;
  /** What clients see at the moment. */
  schema(): GraphQLSchema;
}

/** @apollo/gateway reports the machine's cloud and processors to its maker unless this is set, and asks the network for them. */
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

/**
 * Apollo's planner and server, started, over our ways to reach a subgraph.
 * @param documents made ready before a supergraph is served
 * @throws CONFIG_INVALID when Apollo cannot serve the supergraph
 */
export async function startApollo(
  { supergraphSdl, follow, config, log, subgraphs = {}, charge }: GatewayOptions,
  documents: readonly TrustedDocument[],
  circuits: Circuits,
  drain: ApolloServerPlugin<GatewayContext>,
): Promise<StartedApollo> {
  const access = new AccessGuard(config.ACCESS_REFUSAL);
  const started = Promise.withResolvers<void>();
  const streams = new Map<string, StreamSource>();
  // Apollo's own executor could not make out what the mended supergraph means.
  const mended = config.GATEWAY_EXECUTOR === 'apollo' ? (sdl: string) => sdl : mendSupergraph;
  const gatewayConfig: GatewayConfig = {
    // Operations under way end on the graph they began with; the next one is planned on the new graph.
    supergraphSdl: async ({ update }) => {
      const end = follow?.(async (newer) => {
        await started.promise;
        const ready = await makeReady(newer, tools);
        update(ready.text);
        ready.take();
      });
      const ready = await makeReady(supergraphSdl, tools);
      ready.take();
      return { supergraphSdl: ready.text, cleanup: async () => end?.() };
    },
    logger: quiet(log),
    buildService({ name, url = '' }) {
      const local = subgraphs[name];
      const at = { name, url: subgraphUrl(name) ?? url, secret: config.HUB_SECRET, log };
      streams.set(name, local ? localStream(local) : httpStream(at));
      const deadlineMs = subgraphDeadline(name, config.SUBGRAPH_DEADLINE_MS);
      const source = local
        ? new InProcessDataSource(name, local, deadlineMs)
        : new HttpDataSource({ ...at, deadlineMs });
      return new GuardedDataSource(name, source, circuits.of(name));
    },
  };
  const gateway =
    config.GATEWAY_EXECUTOR === 'apollo' ? new ApolloGateway(gatewayConfig) : new HubGateway(gatewayConfig, log);
  const parsed = new ParsedDocuments();
  const tools: ReadyTools = {
    ...{
      access,
      parsed,
      mend: mended,
      documents,
      log,
      maxTokens: config.LIMIT_TOKENS,
      mostMs: config.DOCUMENTS_WARM_MS,
    },
    prepare: gateway instanceof HubGateway ? (text) => gateway.prepare(text) : undefined,
  };
  const execute = access.guard(gateway.executor);
  gateway.executor = (asked) => (asked.context as GatewayContext).done?.executed ?? execute(asked);
  const costRules: ServedCostRules = new WeakMap();
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    documentStore: parsed,
    stringifyResult: answerText,
    // A stray APOLLO_KEY in the environment must not send operations out of the country.
    plugins: [
      drain,
      watchPlugin(),
      namedOperationPlugin(),
      ApolloServerPluginUsageReportingDisabled(),
      costPlugin(config, costRules, charge),
      cachePlugin(),
      preparePlugin(),
    ],
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: config.LIMIT_TOKENS },
    formatError: formatError(log),
    logger: quiet(log),
  });
  await apollo.start().catch((error: Error) => {
    throw hubError('CONFIG_INVALID', `the supergraph cannot be served: ${error.message}`);
  });
  started.resolve();
  return { apollo, execute, costRules, streamOf: (service) => streams.get(service), schema: () => gateway.schema! };
}

/** Apollo's loggers take texts; its debug and info lines tell an operator nothing. */
const quiet = (log: Logger) => ({
  debug: () => {},
  info: () => {},
  warn: (text?: string) => log.warn(text),
  error: (text?: string) => log.error(text),
});
