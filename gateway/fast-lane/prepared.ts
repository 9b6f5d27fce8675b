import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

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
