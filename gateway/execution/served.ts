import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { StandIns } from '../supergraph/mend/stand-ins.ts';
import { Aliases } from './compile/aliases.ts';
import { decidingVariables } from './compile/conditions.ts';
import { desertedInterfaces } from './compile/deserted.ts';
import type { Execute } from './compile/operation.ts';
import type { Refused } from './compile/refused.ts';
import { TypeNames } from './compile/type-names.ts';
import { OperationCache } from './operation-cache.ts';

/** Documents whose compiled operations are kept; as many fit into some 100 MB. */
const KEPT_DOCUMENTS = 1_000;

/** Cases of one operation that are kept; twenty conditions have a million. */
const KEPT_CASES = 16;

/** An operation that was asked before. */
export interface Known {
  operation: OperationDefinitionNode;
  deciding: readonly string[];
  /** Compiled for the values of its deciding variables, or why not. */
  cases: OperationCache<string, Execute | Refused>;
}

/** What is read from a supergraph before anything can be compiled for it. */
export interface Planning {
  supergraphSdl: string;
  /** What clients see. */
  schema: GraphQLSchema;
  supergraphSchema: GraphQLSchema;
  apiSchema: Schema;
  planner: QueryPlanner;
}

/** What is the same for all operations of one supergraph, and the operations compiled for it. */
export interface Served extends Planning {
  types: TypeNames;
  aliases: Aliases;
  standIns: StandIns;
  deserted: ReadonlySet<string>;
  compiled: OperationCache<DocumentNode, Map<string | undefined, Known>>;
}

/** A supergraph that is to be served next. */
export interface Ahead {
  /** What clients will see. */
  schema: GraphQLSchema;
  /**
   * Compiles what the operation is likely to be asked as; nothing is called.
   * @throws GraphQLError when it cannot be planned
   */
  compile(document: DocumentNode, operationName?: string): void;
}

/** Nothing is compiled yet. */
export function servedOf(planning: Planning): Served {
  const standIns = new StandIns(parse(planning.supergraphSdl, { noLocation: true }));
  return {
    ...planning,
    types: new TypeNames(planning.supergraphSchema),
    aliases: new Aliases(planning.supergraphSchema, standIns),
    standIns,
    deserted: desertedInterfaces(planning.supergraphSchema),
    compiled: new OperationCache(KEPT_DOCUMENTS),
  };
}

/**
 * Reads a supergraph as ApolloGateway does, without serving it.
 * @throws whatever makes it unfit to be served
 */
export function readPlanning(supergraphSdl: string): Planning & { supergraph: Supergraph } {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  return {
    ...{ supergraphSdl, supergraph, apiSchema },
    schema: apiSchema.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
  };
}

/** The operation of that name, kept from now on; undefined when the document has none. */
export function know(
  { compiled }: Served,
  document: DocumentNode,
  operationName: string | undefined,
): Known | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const byName = compiled.get(document, () => new Map());
  // A document's only operation is asked with and without its name.
  const name = operation.name?.value;
  const known = byName.get(name);
  if (known) return known;
  const fresh = {
    operation,
    deciding: decidingVariables(document),
    cases: new OperationCache<string, Execute | Refused>(KEPT_CASES),
  };
  byName.set(name, fresh);
  return fresh;
}
