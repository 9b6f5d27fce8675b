import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql';

/** Variable that carries the header; double underscores are no client's. */
const VARIABLE = '__lastEventId';
/** Texts that were changed, by the text they came as; the same client sends the same text again and again. */
const changed = new Map<string, string>();
const KEPT = 500;

/** An operation as a client sends it. */
export interface Sent {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/**
 * The operation of a client that comes back with the header Last-Event-ID: its subscription goes on behind that event,
 * whatever it says in `after`. One that cannot go on, or is none, stays as it is.
 */
export function goOnBehind(sent: Sent, lastEventId: string | undefined, schema: GraphQLSchema): Sent {
  if (!lastEventId) return sent;
  const key = `${sent.operationName ?? ''}\n${sent.query}`;
  const query = changed.get(key) ?? rewritten(sent, schema);
  if (changed.size >= KEPT) changed.clear();
  changed.set(key, query);
  if (query === sent.query) return sent;
  return { ...sent, query, variables: { ...sent.variables, [VARIABLE]: lastEventId } };
}

function rewritten({ query, operationName }: Sent, schema: GraphQLSchema): string {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch {
    return query; // The pipeline says what is wrong with it.
  }
  const operation = getOperationAST(document, operationName);
  const [field] = operation?.operation === 'subscription' ? operation.selectionSet.selections : [];
  if (!operation || field?.kind !== Kind.FIELD || !goesOn(field, schema)) return query;
  const definitions = document.definitions.map((node) => (node === operation ? withVariable(operation, field) : node));
  return print({ ...document, definitions });
}

const goesOn = ({ name }: FieldNode, schema: GraphQLSchema): boolean =>
  schema
    .getSubscriptionType()
    ?.getFields()
    [name.value]?.args.some(({ name }) => name === 'after') ?? false;

function withVariable(operation: OperationDefinitionNode, field: FieldNode): OperationDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: VARIABLE } } as const;
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'String' } } as const;
  const after = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'after' }, value: variable } as const;
  const others = (field.arguments ?? []).filter(({ name }) => name.value !== 'after');
  const selections = [{ ...field, arguments: [...others, after] }, ...operation.selectionSet.selections.slice(1)];
  const definition = { kind: Kind.VARIABLE_DEFINITION, variable, type } as const;
  return {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), definition],
    selectionSet: { ...operation.selectionSet, selections },
  };
}
