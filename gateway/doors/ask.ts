import type { ApolloServer } from '@apollo/server';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import type { Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { type GatewayContext, gatewayContext } from '../viewer-context.ts';
import { TurnedAway } from './turned-away.ts';

type Variables = Record<string, unknown>;

/**
 * Puts an operation to the graph with the rights of whoever sent the request: a door can do nothing that the graph does
 * not allow. Its cost is charged to that viewer's bucket; each way throws `TurnedAway` when the bucket is empty.
 */
export interface Ask {
  /** @throws UNAUTHENTICATED for a token that does not hold */
  (request: FastifyRequest, source: string, variables: Variables): Promise<FormattedExecutionResult>;
  /** Who sent the request. @throws UNAUTHENTICATED */
  viewerOf(request: FastifyRequest): Promise<Viewer>;
  /** Asks with the rights of `viewer`, whom the door recognised by another mark than a token. */
  as(viewer: Viewer, request: FastifyRequest, source: string, variables: Variables): Promise<FormattedExecutionResult>;
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
  config: HubConfig,
): Ask {
  const who = (request: FastifyRequest) => viewerOf(request.headers.authorization);
  const as: Ask['as'] = async (viewer, request, query, variables) => {
    const { body, http } = await apollo.executeOperation(
      { query, variables },
      { contextValue: gatewayContext(viewer, request, config) },
    );
    if (body.kind !== 'single') throw new Error('A door asks for whole answers only.');
    const result = body.singleResult as FormattedExecutionResult;
    if (result.errors?.some(({ extensions }) => extensions?.code === 'RATE_LIMITED'))
      throw new TurnedAway(Number(http.headers.get('retry-after') ?? 1));
    return result;
  };
  const ask = async (request: FastifyRequest, source: string, variables: Variables) =>
    as(await who(request), request, source, variables);
  return Object.assign(ask, { viewerOf: who, as });
}
