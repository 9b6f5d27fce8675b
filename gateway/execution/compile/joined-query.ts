import type { FetchNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { Refused } from './refused.ts';

const REPRESENTATIONS = 'representations';

/** Response key of the entities of one of several joined fetches. */
export const joinedKey = (index: number): string => `e${index}_`;

/** Variable of the representations of one of several joined fetches. */
export const joinedVariable = (index: number): string => `${REPRESENTATIONS}_${index}`;

/** Whether a fetch may be joined with others: it is one question about entities, and its variables leave ours free. */
export const isJoinable = ({ requires, operationKind, variableUsages = [] }: FetchNode): boolean =>
  requires !== undefined &&
  operationKind === 'query' &&
  !variableUsages.some((name) => name.startsWith(REPRESENTATIONS));

/** One query in place of several: each fetch's entities under a key of their own. */
export function joinedQuery(nodes: readonly FetchNode[]): string {
  const definitions = new Map<string, VariableDefinitionNode>();
  const fields: FieldNode[] = [];
  for (const [index, { operation }] of nodes.entries()) {
    const own = ownVariable(parse(operation, { noLocation: true }).definitions, joinedVariable(index));
    for (const definition of own.variableDefinitions ?? []) definitions.set(definition.variable.name.value, definition);
    const [field] = own.selectionSet.selections;
    if (field?.kind !== Kind.FIELD) throw new Refused('a fetch of entities that asks something else');
    fields.push({ ...field, alias: { kind: Kind.NAME, value: joinedKey(index) } });
  }
  return print({
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query' as OperationDefinitionNode['operation'],
    variableDefinitions: [...definitions.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  });
}

/** The operation with its representations under another name. */
function ownVariable(definitions: readonly unknown[], name: string): OperationDefinitionNode {
  return visit(definitions[0] as OperationDefinitionNode, {
    Variable: (variable) =>
      variable.name.value === REPRESENTATIONS ? { ...variable, name: { kind: Kind.NAME, value: name } } : undefined,
  });
}
