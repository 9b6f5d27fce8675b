import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLError } from 'graphql';
import type { Tree } from './tree.ts';

/** What a way to a subgraph gets for an operation of a client. */
type Incoming = Extract<GraphQLDataSourceProcessOptions, { incomingRequestContext: unknown }>;

/** What Apollo Server hands to a gateway with each request. */
export type RequestContext = Incoming['incomingRequestContext'];

/** How ways to subgraphs are told that an operation of a client is behind a call; Apollo does not export its enum. */
export const INCOMING_OPERATION = 'incoming operation' as Incoming['kind'];

/** One execution of a compiled operation. */
export interface Run {
  request: RequestContext;
  /** Variables as the client sent them; subgraphs apply defaults themselves. */
  variables: Tree;
  /** All that subgraphs have answered so far, by our response keys. */
  data: Tree;
  errors: GraphQLError[];
}

/** A compiled node of the plan; gives nothing when there was nothing to wait for. Never rejects. */
export type Step = (run: Run) => Promise<void> | undefined;
