import type { ApolloServer } from '@apollo/server';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import type { Viewer } from '../../subgraphs/common/identity/viewer.ts';
import type { GatewayContext } from '../viewer-context.ts';

/** Puts an operation to the graph with the rights of whoever sent the request: a door can do nothing that the graph does not allow. */
export interface Ask {
  /** @throws UNAUTHENTICATED for a token that does not hold */
  (request: FastifyRequest, source: string, variables: Record<string, unknown>): Promise<FormattedExecutionResult>;
  /** Who sent the request. @throws UNAUTHENTICATED */
  viewerOf(request: FastifyRequest): Promise<Viewer>;
}

/** What a door works with. */
export interface DoorTools {
  ask: Ask;
  config: HubConfig;
  now: () => Date;
}

/** HTTP beside the graph, for those who cannot or need not speak GraphQL. */
export type Door = (tools: DoorTools) => FastifyPluginAsync;

/** Asks the graph that `apollo` serves. */
export function askOf(
  apollo: ApolloServer<GatewayContext>,
  viewerOf: (authorization: string | undefined) => Promise<Viewer>,
): Ask {
  const who = (request: FastifyRequest) => viewerOf(request.headers.authorization);
  const ask = async (request: FastifyRequest, query: string, variables: Record<string, unknown>) => {
    const contextValue = { viewer: await who(request), requestId: request.id };
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('A door asks for whole answers only.');
    return body.singleResult as FormattedExecutionResult;
  };
  return Object.assign(ask, { viewerOf: who });
}
