import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';

/** Fields the gateway answers itself; no subgraph sees their aliases. */
const INTROSPECTION = new Set(['__schema', '__type']);

/** The start of all aliases we make; no field of the schema begins with it. */
export function prefixFor(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const names = types.flatMap((type) => Object.keys(type.getFields()));
  let prefix = 'a_';
  while (names.some((name) => name.startsWith(prefix))) prefix = `a${prefix}`;
  return prefix;
}

/**
 * The document with every client's alias prefixed, so that what a client calls `id` is never taken for the key `id`.
 * Fields named like something every object of JavaScript has (`constructor`) get such an alias, too.
 */
export function withPrefixedAliases(document: DocumentNode, prefix: string): DocumentNode {
  return visit(document, {
    FragmentDefinition: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? false : undefined),
    Field: (field) => (INTROSPECTION.has(field.name.value) ? false : prefixed(field, prefix)),
  });
}

/** The client's name of a response key of ours. */
export const clientKey = (key: string, prefix: string): string =>
  key.startsWith(prefix) ? key.slice(prefix.length) : key;

function prefixed(field: FieldNode, prefix: string): FieldNode | undefined {
  const name = field.name.value;
  const asked = field.alias?.value ?? name;
  if (asked === name && !(name in Object.prototype)) return field.alias ? { ...field, alias: undefined } : undefined;
  return { ...field, alias: { kind: Kind.NAME, value: prefix + asked } };
}
