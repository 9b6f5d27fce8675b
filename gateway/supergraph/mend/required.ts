import { type DirectiveNode, type FieldNode, Kind, parse, type SelectionSetNode, visit } from 'graphql';

/** The fields of `@join__field(requires: "...")`; undefined when it requires none. */
export const requiredOf = (joinField: DirectiveNode): SelectionSetNode | undefined => fieldSetOf(joinField, 'requires');

/** The fields in an argument of a directive; undefined when it has no such argument. */
export function fieldSetOf(directive: DirectiveNode, argument: string): SelectionSetNode | undefined {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind !== Kind.STRING) return undefined;
  const [operation] = parse(`{ ${value.value} }`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
}

/** Each field of a set with the fields and fragments it stands in. */
export function eachField(set: SelectionSetNode, see: (field: FieldNode, within: readonly string[]) => void): void {
  const within: string[] = [];
  visit(set, {
    Field: {
      enter(field) {
        see(field, [...within]);
        within.push(field.name.value);
      },
      leave: () => void within.pop(),
    },
    InlineFragment: {
      enter: ({ typeCondition }) => void within.push(`... on ${typeCondition?.name.value}`),
      leave: () => void within.pop(),
    },
  });
}
