import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../viewer-context.ts';

/** An operation that Apollo Server has parsed and found valid. */
export interface Prepared {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | null;
  /** SHA-256 of the text. */
  queryHash: string;
  /** `Cache-Control` of its answer to somebody who is nobody. */
  cacheControl: string;
}

/** Stops an operation that is only to be prepared before it is executed, and tells what was made of it. */
export function preparePlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async ({ contextValue: { prepare } }) => {
      if (!prepare) return;
      return {
        async responseForOperation({ schema, document, operation, operationName, queryHash, overallCachePolicy }) {
          prepare({
            ...{ schema, document, operation, operationName, queryHash: queryHash! },
            cacheControl: headerOf(overallCachePolicy.policyIfCacheable()),
          });
          return {
            http: { status: 200, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: null } },
          };
        },
      };
    },
  };
}

const headerOf = (policy: { maxAge: number; scope: string } | null): string =>
  policy ? `max-age=${policy.maxAge}, ${policy.scope.toLowerCase()}` : 'no-store';
