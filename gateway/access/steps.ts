import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { NeededSelection } from './needed-selections.ts';

/** Coordinates, `Type` or `Type.field`, that have to be allowed as well for one to be allowed. */
export type Steps = (coordinate: string) => Iterable<string>;

/** The steps of one supergraph. */
export const stepsFrom =
  (schema: GraphQLSchema, needed: ReadonlyMap<string, readonly NeededSelection[]>): Steps =>
  (coordinate) => {
    const [typeName = '', fieldName] = coordinate.split('.');
    const type = schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const implementations = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
    if (fieldName === undefined) return implementations;
    const field = type.getFields()[fieldName];
    return [
      typeName,
      ...implementations.map((name) => `${name}.${fieldName}`),
      ...(field ? [getNamedType(field.type).name] : []),
      ...(needed.get(coordinate) ?? []).flatMap(({ type: start, selectionSet }) => [
        start,
        ...coordinatesOf(schema, start, selectionSet),
      ]),
    ];
  };

/** Every field and type condition of a selection that starts at the type. */
function coordinatesOf(schema: GraphQLSchema, start: string, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? start;
      return [type, ...coordinatesOf(schema, type, selection.selectionSet)];
    }
    const answered = answerOf(schema.getType(start), selection.name.value);
    const deeper = answered && selection.selectionSet ? coordinatesOf(schema, answered, selection.selectionSet) : [];
    return [`${start}.${selection.name.value}`, ...deeper];
  });
}

function answerOf(type: GraphQLNamedType | undefined, field: string): string | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const found = type.getFields()[field];
  return found && getNamedType(found.type).name;
}
