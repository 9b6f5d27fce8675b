import { execute, type GraphQLFieldResolver, parse } from 'graphql';
import { type Expect, inOrder } from './compare.ts';
import { REQUIRED, type Thing, typeNameOf, worldValue } from './values.ts';
import type { World } from './world.ts';

/** The data an operation has when one graph knows the whole world: no plan, no subgraphs, nothing to merge. */
export const truth: Expect = async ({ schema, times }, { query, variables }) => {
  const { data } = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    rootValue: undefined,
    fieldResolver: resolverOf(times),
    typeResolver: (thing) => typeNameOf(schema, thing),
  });
  return JSON.stringify(data ?? null, inOrder);
};

const resolverOf =
  (times: World['times']): GraphQLFieldResolver<unknown, unknown> =>
  (source, args, _, { schema, parentType, fieldName }) => {
    const parent = (source as Thing | undefined) ?? { __typename: parentType.name, id: parentType.name };
    const valueAt = (name: string, of: Thing, given: Record<string, unknown>) => {
      const type = schema.getType(typeNameOf(schema, of)) as typeof parentType;
      return worldValue(schema, type.getFields()[name]!, of, given, times);
    };
    const required = REQUIRED[fieldName]?.map((name) => [name, requiredValue(name, parent, valueAt)]) ?? [];
    return valueAt(fieldName, { ...parent, ...Object.fromEntries(required) }, args);
  };

/** What a gateway brings along of a field that another subgraph requires: null when it is broken. */
function requiredValue(
  name: string,
  parent: Thing,
  valueAt: (name: string, of: Thing, args: Record<string, unknown>) => unknown,
): unknown {
  const orNull = (part: string, of: Thing) => {
    try {
      return valueAt(part, of, {});
    } catch {
      return null;
    }
  };
  const value = orNull(name, parent);
  if (name !== 'measures' || !value) return value;
  const [width, height] = ['width', 'height'].map((part) => orNull(part, value as Thing));
  // A height is never null, so without it there are no measures.
  return height === null ? null : { width, height };
}
