import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { HubConfig } from '../subgraphs/common/config/config.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { cachePlugin } from './cache/cache-plugin.ts';
import { formatError } from './errors.ts';
import { answerText } from './execution/ready-data.ts';
import { preparePlugin } from './fast-lane/prepare-plugin.ts';
import { type Graph, quiet } from './graph.ts';
import { type Charge, costPlugin, type ServedCostRules } from './limits/cost/cost-plugin.ts';
import { namedOperationPlugin } from './limits/named-operation.ts';
import { watchPlugin } from './observation/watch-plugin.ts';
import type { GatewayContext } from './viewer-context.ts';

/** What Apollo's server is started with. */
export interface ApolloSettings {
  graph: Graph;
  config: HubConfig;
  log: Logger;
  /** Is filled with the rules of each supergraph. */
  costRules: ServedCostRules;
  charge: Charge | undefined;
  /** Waits for answers under way when the server stops. */
  drain: ApolloServerPlugin<GatewayContext>;
}

/**
 * Apollo's server over the graph, started.
 * @throws CONFIG_INVALID when Apollo cannot serve the supergraph
 */
export async function startApollo(settings: ApolloSettings): Promise<ApolloServer<GatewayContext>> {
  const { graph, config, log, costRules, charge, drain } = settings;
  const apollo = new ApolloServer<GatewayContext>({
    gateway: graph.gateway,
    documentStore: graph.parsed,
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
  graph.started();
  return apollo;
}
