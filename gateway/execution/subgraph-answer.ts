import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError } from 'graphql';

/** Data, errors or both, as the executor takes them from a subgraph. */
export type SubgraphAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Whether something a subgraph sent can be handed to the executor. */
export function isAnswer(value: unknown): value is SubgraphAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { data, errors } = value as { data?: unknown; errors?: unknown };
  if (data === undefined) return Array.isArray(errors);
  return typeof data === 'object' && (errors === undefined || errors === null || Array.isArray(errors));
}

/** The answer without `extensions.http`: by it an error of one subgraph would set the HTTP status of our whole answer. */
export function withoutHttp(answer: SubgraphAnswer): SubgraphAnswer {
  if (!answer.errors?.some(({ extensions }) => extensions?.http)) return answer;
  const errors = answer.errors.map((error) => {
    const { http, ...extensions } = error.extensions ?? {};
    return new GraphQLError(error.message, { path: error.path, originalError: asError(error), extensions });
  });
  return { ...answer, errors };
}

const asError = (value: unknown) => (value instanceof Error ? value : undefined);
