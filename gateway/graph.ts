import { ApolloGateway, type GatewayConfig } from '@apollo/gateway';
import type { Logger } from 'pino';
import { AccessGuard } from './access/access-guard.ts';
import type { TrustedDocument } from './documents/manifest.ts';
import { ParsedDocuments } from './documents/parsed-documents.ts';
import { HubGateway } from './execution/hub-gateway.ts';
import { Ways, type WaysSettings } from './execution/ways.ts';
import type { FollowSupergraph } from './supergraph/follow-supergraph.ts';
import { makeReady, type ReadyTools } from './supergraph/make-ready.ts';
import { mendSupergraph } from './supergraph/mend/mend-supergraph.ts';
import type { GatewayContext } from './viewer-context.ts';

/** @apollo/gateway reports the machine's cloud and processors to its maker unless this is set, and asks the network for them. */
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

/** What the graph is made of. */
export interface GraphSettings extends WaysSettings {
  supergraphSdl: string;
  /** Where newer texts of the supergraph come from while it runs; absent: there is only this one. */
  follow?: FollowSupergraph;
  /** Made ready before a supergraph is served. */
  documents: readonly TrustedDocument[];
}

/** The graph that a gateway serves: Apollo's planner, our executor behind the access rules, our ways to the subgraphs. */
export interface Graph {
  gateway: ApolloGateway;
  ways: Ways;
  /** Where Apollo's server keeps the documents it has parsed. */
  parsed: ParsedDocuments;
  /** Executes what is allowed of an operation. */
  execute: ApolloGateway['executor'];
  /** To be called when the server has taken the first supergraph: newer ones may come. */
  started(): void;
}

/** Makes the graph ready to be given to Apollo's server, which loads it. */
export function openGraph({ supergraphSdl, follow, documents, ...settings }: GraphSettings): Graph {
  const { config, log } = settings;
  const isApollo = config.GATEWAY_EXECUTOR === 'apollo';
  const started = Promise.withResolvers<void>();
  const ways = new Ways(settings);
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
    buildService: (service) => ways.to(service),
  };
  const gateway = isApollo ? new ApolloGateway(gatewayConfig) : new HubGateway(gatewayConfig, log);
  const tools: ReadyTools = {
    access: new AccessGuard(config.ACCESS_REFUSAL),
    parsed: new ParsedDocuments(),
    // Apollo's own executor could not make out what the mended supergraph means.
    mend: isApollo ? (sdl) => sdl : mendSupergraph,
    ...{ documents, log, maxTokens: config.LIMIT_TOKENS, mostMs: config.DOCUMENTS_WARM_MS },
    prepare: gateway instanceof HubGateway ? (text) => gateway.prepare(text) : undefined,
  };
  const execute = tools.access.guard(gateway.executor);
  gateway.executor = (asked) => (asked.context as GatewayContext).done?.executed ?? execute(asked);
  return { gateway, ways, parsed: tools.parsed, execute, started: started.resolve };
}

/** Apollo's loggers take texts; its debug and info lines tell an operator nothing. */
export const quiet = (log: Logger) => ({
  debug: () => {},
  info: () => {},
  warn: (text?: string) => log.warn(text),
  error: (text?: string) => log.error(text),
});
