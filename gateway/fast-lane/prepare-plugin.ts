import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GatewayContext } from '../viewer-context.ts';

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
