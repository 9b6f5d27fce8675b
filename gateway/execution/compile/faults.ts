import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Place } from './places.ts';

/** What a subgraph that says nothing about its error's kind is said to have had. */
const UNKNOWN_CODE = 'DOWNSTREAM_SERVICE_ERROR';

/** The error of a subgraph as an error of our answer, at a place of our answer. */
export function subgraphError(
  error: GraphQLFormattedError,
  serviceName: string,
  path: Place | undefined,
): GraphQLError {
  const { message, extensions } = error;
  return new GraphQLError(message || `Error while fetching subquery from service "${serviceName}"`, {
    originalError: error as Error,
    path,
    extensions: { code: UNKNOWN_CODE, ...extensions, serviceName },
  });
}

/** What a call that gave no answer is in our answer. */
export function callError(error: unknown, path: Place): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error));
  // Without extensions given here, GraphQLError takes those of its cause.
  return new GraphQLError(cause.message, { originalError: cause, ...(path.length > 0 && { path }) });
}
