import {
  type DirectiveNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  valueFromASTUntyped,
} from 'graphql';

/** One `@skip` or `@include` that a variable decides: what the variable must be for the selection to count. */
export interface Condition {
  variable: string;
  is: boolean;
}

/** Values of the variables of one request. */
export type Variables = Readonly<Record<string, unknown>>;

/** The conditions on a selection; nothing for one that never counts, e.g. `@skip(if: true)`. */
export function conditionsOf(selection: SelectionNode): Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const directive of selection.directives ?? []) {
    const is = wanted(directive);
    const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (is === undefined || !value) continue;
    if (value.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, is });
    else if (value.kind === Kind.BOOLEAN && value.value !== is) return undefined;
  }
  return conditions;
}

/** Whether all of them hold. */
export const hold = (conditions: readonly Condition[], variables: Variables): boolean =>
  conditions.every(({ variable, is }) => (variables[variable] === true) === is);

/** The variables as the operation sees them: what the request gives, else the default. */
export function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables): Variables {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/** Whether the directive decides if a selection counts. */
export const decides = (directive: DirectiveNode): boolean => wanted(directive) !== undefined;

function wanted({ name }: DirectiveNode): boolean | undefined {
  return { include: true, skip: false }[name.value];
}
