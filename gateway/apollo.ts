import { ApolloGateway, type GatewayConfig } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { HubConfig } from '../subgraphs/common/config/config.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { AccessGuard } from './access/access-guard.ts';
import type { Door } from './doors/ask.ts';
import { formatError } from './errors.ts';
import { HttpDataSource } from './execution/http-data-source.ts';
import { HubGateway } from './execution/hub-gateway.ts';
import { InProcessDataSource, type LocalSubgraph } from './execution/in-process-data-source.ts';
import { answerText } from './execution/ready-data.ts';
import { subgraphUrl } from './execution/subgraph-url.ts';
import type { FollowSupergraph } from './supergraph/follow-supergraph.ts';
import type { GatewayContext } from './viewer-context.ts';

/** Longest operation, in tokens of its text; variables do not count. */
const MAX_TOKENS = 15_000;

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
  /** The present; absent: the machine's. */
  now?: () => Date;
}

/** @apollo/gateway reports the machine's cloud and processors to its maker unless this is set, and asks the network for them. */
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

/**
 * Apollo's planner and server, started, over our ways to reach a subgraph.
 * @throws CONFIG_INVALID when Apollo cannot serve the supergraph
 */
export async function startApollo(
  { supergraphSdl, follow, config, log, subgraphs = {} }: GatewayOptions,
  drain: ApolloServerPlugin<GatewayContext>,
): Promise<ApolloServer<GatewayContext>> {
  const access = new AccessGuard(config.ACCESS_REFUSAL);
  const gatewayConfig: GatewayConfig = {
    // Operations under way end on the graph they began with; the next one is planned on the new graph.
    supergraphSdl: async ({ update }) => {
      const end = follow?.((newer) => access.split(newer, update));
      return access.split(supergraphSdl, (stripped) => ({ supergraphSdl: stripped, cleanup: async () => end?.() }));
    },
    logger: quiet(log),
    buildService({ name, url = '' }) {
      const local = subgraphs[name];
      const deadlineMs = config.SUBGRAPH_DEADLINE_MS;
      if (local) return new InProcessDataSource(name, local, deadlineMs);
      return new HttpDataSource({ name, url: subgraphUrl(name) ?? url, secret: config.HUB_SECRET, deadlineMs, log });
    },
  };
  const gateway =
    config.GATEWAY_EXECUTOR === 'apollo' ? new ApolloGateway(gatewayConfig) : new HubGateway(gatewayConfig, log);
  gateway.executor = access.guard(gateway.executor);
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    stringifyResult: answerText,
    // A stray APOLLO_KEY in the environment must not send operations out of the country.
    plugins: [drain, ApolloServerPluginUsageReportingDisabled()],
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: formatError(log),
    logger: quiet(log),
  });
  await apollo.start().catch((error: Error) => {
    throw hubError('CONFIG_INVALID', `the supergraph cannot be served: ${error.message}`);
  });
  return apollo;
}

/** Apollo's loggers take texts; its debug and info lines tell an operator nothing. */
const quiet = (log: Logger) => ({
  debug: () => {},
  info: () => {},
  warn: (text?: string) => log.warn(text),
  error: (text?: string) => log.error(text),
});
