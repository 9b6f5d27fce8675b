import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

/** The JSON text of `__schema` or `__type` as the operation asks it; undefined for other fields. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  nodes: readonly FieldNode[],
  variableValues: Readonly<Record<string, unknown>>,
): string | undefined {
  const [node] = nodes;
  if (node?.name.value !== '__schema' && node?.name.value !== '__type') return undefined;
  const only: OperationDefinitionNode = {
    ...operation,
    // Those of other fields would be missed.
    variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => variable.name.value in variableValues),
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  };
  const definitions = document.definitions.map((one) => (one === operation ? only : one));
  const { data } = executeSync({
    schema,
    document: { ...document, definitions },
    operationName: operation.name?.value,
    rootValue: {},
    variableValues,
  });
  return JSON.stringify(data?.[node.alias?.value ?? node.name.value] ?? null);
}
