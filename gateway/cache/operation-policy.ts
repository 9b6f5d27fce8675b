import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type CacheRules, type Hint, ownersOf } from './cache-rules.ts';

/** How long an answer may be kept, in seconds (0: not at all), and by whom. */
export interface CachePolicy {
  maxAge: number;
  scope: 'PUBLIC' | 'PRIVATE';
}

const NOT_KEPT: CachePolicy = { maxAge: 0, scope: 'PUBLIC' };

/**
 * What holds for all of an operation, by Apollo's rules: the least age counts, one private field makes all private, a
 * field's hint counts before that of its type. A root
 * field or an object without a hint is not kept; a value without one is kept as long as its object. Fields that may be
 * left out (`@skip`) and fragments that are never spread count, too.
 */
export function operationPolicy(
  rules: CacheRules,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CachePolicy {
  if (operation.operation !== 'query' || rules.size === 0) return NOT_KEPT;
  const found: Hint[] = [];
  const types = new TypeInfo(schema);
  const definitions = document.definitions.filter((one) => one === operation || one.kind === Kind.FRAGMENT_DEFINITION);
  visit(
    { ...document, definitions },
    visitWithTypeInfo(types, {
      Field({ name: { value: name } }) {
        const [parent, type] = [types.getParentType(), getNamedType(types.getType())];
        if (!parent) return;
        const isRoot = parent === schema.getQueryType();
        for (const owner of ownersOf(schema, parent.name)) {
          const hint = { ...rules.get(type?.name ?? ''), ...rules.get(`${owner}.${name}`) };
          found.push(hint);
          const needsAge = isRoot || (!hint.inheritMaxAge && isCompositeType(type));
          // An interface's own hint does for implementations that have none.
          if (needsAge && hint.maxAge === undefined && owner === parent.name) found.push(NOT_KEPT);
        }
      },
    }),
  );
  const ages = found.flatMap(({ maxAge }) => maxAge ?? []);
  if (ages.length === 0) return NOT_KEPT;
  return { maxAge: Math.min(...ages), scope: found.some(({ scope }) => scope === 'PRIVATE') ? 'PRIVATE' : 'PUBLIC' };
}
