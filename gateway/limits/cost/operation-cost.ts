import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { CostCompiler } from './compile-cost.ts';
import { actualCost, type CostPlace, dearest, requestedCost, type Variables } from './cost-node.ts';
import type { CostRules } from './cost-rules.ts';

/** What a mutation costs before anything in it is counted. */
const MUTATION_COST = 10;

/** Places named when an operation is refused. */
const NAMED_PLACES = 3;

/** The cost of one operation, as functions of what changes from request to request. */
export interface OperationCost {
  requested(variables: Variables): number;
  /** @param data the answer's data */
  actual(data: unknown, variables: Variables): number;
  dearest(variables: Variables): CostPlace[];
}

const compiled = new WeakMap<CostRules, WeakMap<DocumentNode, Map<string, OperationCost>>>();

/**
 * The cost of an operation of a valid document; worked out once per document and supergraph.
 * @param listSize length of lists about which the schema says nothing
 * @throws SLICING_ARGUMENT_NEEDED
 */
export function operationCost(
  rules: CostRules,
  document: DocumentNode,
  operationName: string | null,
  listSize: number,
): OperationCost {
  const documents = compiled.get(rules) ?? new WeakMap<DocumentNode, Map<string, OperationCost>>();
  compiled.set(rules, documents);
  const operations = documents.get(document) ?? new Map<string, OperationCost>();
  documents.set(document, operations);
  const name = operationName ?? '';
  const cost = operations.get(name) ?? compile(rules, document, operationName, listSize);
  operations.set(name, cost);
  return cost;
}

function compile(rules: CostRules, document: DocumentNode, name: string | null, listSize: number): OperationCost {
  const operation = getOperationAST(document, name);
  const root = operation && rules.schema.getRootType(operation.operation);
  if (!operation || !root) return { requested: () => 0, actual: () => 0, dearest: () => [] };
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const nodes = new CostCompiler(rules, fragments, listSize).compile([operation.selectionSet], root);
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_COST : 0;
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
  const filled = (variables: Variables) => ({ ...defaults, ...variables });
  return {
    requested: (variables) => base + requestedCost(nodes, filled(variables)),
    actual: (data, variables) => base + actualCost(nodes, data, filled(variables)),
    dearest: (variables) => dearest(nodes, filled(variables), NAMED_PLACES),
  };
}
