import type { GraphQLDataSource } from '@apollo/gateway';

/** Data, errors or both, as the executor takes them from a subgraph. */
export type SubgraphAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>;
