import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** What one `@cacheControl` says. */
export interface Hint {
  /** Seconds. */
  maxAge?: number;
  scope?: 'PUBLIC' | 'PRIVATE';
  /** As long as what it is asked of. */
  inheritMaxAge?: boolean;
}

/** The hints of a supergraph. Keys are `Type` and `Type.field`. */
export type CacheRules = ReadonlyMap<string, Hint>;

/** Reads `@cacheControl` off a supergraph; without any, nothing may be kept. */
export function readCacheRules(supergraph: DocumentNode): CacheRules {
  const rules = new Map<string, Hint>();
  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const found = directives.find(({ name }) => name.value === 'cacheControl');
    const values = found?.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]);
    if (values) rules.set(coordinate, Object.fromEntries(values));
  };
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      if (node.kind === Kind.UNION_TYPE_DEFINITION) read(node.name.value, node.directives);
      continue;
    }
    read(node.name.value, node.directives);
    for (const field of node.fields ?? []) read(`${node.name.value}.${field.name.value}`, field.directives);
  }
  return rules;
}

/** Names under which a field may be met at this type: its own, behind an interface those of every implementation. */
export function ownersOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  if (!isAbstractType(type)) return [typeName];
  const kinds = isInterfaceType(type) ? schema.getImplementations(type).objects : type.getTypes();
  return [typeName, ...kinds.filter(isObjectType).map(({ name }) => name)];
}
