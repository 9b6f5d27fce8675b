import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { HubConfig } from '../subgraphs/common/config/config.ts';
import { formatError } from './errors.ts';
import { HttpDataSource } from './execution/http-data-source.ts';
import { InProcessDataSource, type LocalSubgraph } from './execution/in-process-data-source.ts';
import { stripSecurity } from './supergraph/strip-security.ts';
import type { GatewayContext } from './viewer-context.ts';

/** Longest operation, in tokens of its text; variables do not count. */
const MAX_TOKENS = 15_000;

/** What a gateway serves and with which settings. */
export interface GatewayOptions {
  supergraphSdl: string;
  config: HubConfig;
  log: Logger;
  /** Subgraphs in this process, by name; all others are asked over HTTP. */
  subgraphs?: Record<string, LocalSubgraph>;
}

/** Apollo's planner and server over our ways to reach a subgraph. */
export function apolloFor(
  options: GatewayOptions,
  plugins: ApolloServerPlugin<GatewayContext>[],
): ApolloServer<GatewayContext> {
  const { supergraphSdl, config, log, subgraphs = {} } = options;
  const gateway = new ApolloGateway({
    supergraphSdl: stripSecurity(supergraphSdl),
    logger: quiet(log),
    buildService({ name, url = '' }) {
      const local = subgraphs[name];
      const deadlineMs = config.SUBGRAPH_DEADLINE_MS;
      if (local) return new InProcessDataSource(name, local, deadlineMs);
      return new HttpDataSource({ name, url: placeOf(name) ?? url, secret: config.HUB_SECRET, deadlineMs, log });
    },
  });
  return new ApolloServer<GatewayContext>({
    gateway,
    plugins,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: formatError(log),
    logger: quiet(log),
  });
}

/** SUBGRAPH_URL_AGENCIES and its like move a subgraph without composing anew. */
const placeOf = (name: string) => process.env[`SUBGRAPH_URL_${name.toUpperCase().replace(/\W/g, '_')}`];

/** Apollo's loggers take texts; its debug and info lines tell an operator nothing. */
const quiet = (log: Logger) => ({
  debug: () => {},
  info: () => {},
  warn: (text?: string) => log.warn(text),
  error: (text?: string) => log.error(text),
});
