import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import type { GatewayContext } from '../viewer-context.ts';
import { type CacheRules, readCacheRules } from './cache-rules.ts';
import { type CachePolicy, operationPolicy } from './operation-policy.ts';

/**
 * Tells Apollo how long an answer may be kept; Apollo writes `Cache-Control` from it, `no-store` for an answer with errors.
 * Whoever is somebody gets `no-store`: rights may change what they see of anything. By GET only what may be kept is answered.
 */
export function cachePlugin(): ApolloServerPlugin<GatewayContext> {
  const policies = new Policies();
  return {
    serverWillStart: async () => ({
      schemaDidLoadOrUpdate: ({ apiSchema, coreSupergraphSdl = '' }) => policies.read(apiSchema, coreSupergraphSdl),
    }),
    requestDidStart: async ({ request, contextValue }) => ({
      async didResolveOperation({ schema, document, operation, overallCachePolicy }) {
        if (!operation) return;
        const policy = policies.of(schema, document, operation);
        if (request.http?.method === 'GET' && policy.maxAge === 0) throw onlyByPost();
        const isNobody = contextValue.viewer?.role === 'PUBLIC' && !request.http?.headers.has('authorization');
        overallCachePolicy.restrict(isNobody ? policy : { maxAge: 0 });
      },
    }),
  };
}

/** Policies of documents, each found once. */
class Policies {
  private readonly rulesOf = new WeakMap<GraphQLSchema, CacheRules>();
  private readonly known = new WeakMap<OperationDefinitionNode, { schema: GraphQLSchema; policy: CachePolicy }>();

  read(schema: GraphQLSchema, supergraphSdl: string): void {
    this.rulesOf.set(schema, readCacheRules(parse(supergraphSdl, { noLocation: true })));
  }

  of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CachePolicy {
    const known = this.known.get(operation);
    if (known?.schema === schema) return known.policy;
    const policy = operationPolicy(this.rulesOf.get(schema) ?? new Map(), schema, document, operation);
    this.known.set(operation, { schema, policy });
    return policy;
  }
}

/** An address ends up in logs and histories, so it must not bear what is of one person. */
const onlyByPost = () =>
  new GraphQLError('By GET only what is the same for everybody is answered. Send this operation by POST.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 405, headers: new Map([['allow', 'POST']]) } },
  });
