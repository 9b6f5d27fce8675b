import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import type { GatewayContext } from '../viewer-context.ts';

/** Refuses a valid document of which no operation was chosen; Apollo's gateway takes it for a fault of its own. */
export function namedOperationPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ operation, document, request }) {
        if (operation) return;
        const extensions = { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } };
        throw new GraphQLError(refusal(document, request.operationName), { extensions });
      },
    }),
  };
}

function refusal({ definitions }: DocumentNode, wanted: string | null | undefined): string {
  const names = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : []));
  if (names.length === 0) return 'The document holds no operation to execute. Send a query or a mutation.';
  const fault = wanted ? `The document has no operation named "${wanted}".` : 'The document holds several operations.';
  return `${fault} Set "operationName" to one of: ${names.join(', ')}.`;
}
