import type { ExecutionResult } from 'graphql';

/** The call that opens a subscription in the subgraph that has its events. */
export interface Opening {
  service: string;
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/**
 * A subscription goes through the same pipeline as every operation, limits and access included: once to learn which
 * subgraph is to be listened to, then once for each of its events, which stands for that subgraph's answer.
 */
export type StreamTurn = { open(opening: Opening): void } | { event: ExecutionResult };
