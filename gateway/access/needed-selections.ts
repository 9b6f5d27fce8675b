import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { linkedFeatures } from '../supergraph/security-features.ts';

/** Fields that the planner reads for another one, without the client asking: where they start, and which. */
export interface NeededSelection {
  type: string;
  selectionSet: SelectionSetNode;
}

/** The arguments of `@join__field` that make the planner read other fields. */
interface JoinField {
  requires?: string;
  contextArguments?: { context: string; selection: string }[];
}

/** What each field, `Type.field`, needs through `@requires` and `@fromContext`; fields that need nothing are missing. */
export function neededSelections(supergraph: DocumentNode): ReadonlyMap<string, readonly NeededSelection[]> {
  const settersOf = contextSetters(supergraph);
  const needed = new Map<string, readonly NeededSelection[]>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = node.name.value;
    for (const field of node.fields ?? []) {
      const joins = (field.directives ?? []).filter(({ name }) => name.value === 'join__field').map(argumentsOf);
      const selections = (joins as JoinField[]).flatMap(({ requires, contextArguments = [] }) => [
        ...(requires ? [{ type, selectionSet: selectionOf(requires) }] : []),
        ...contextArguments.flatMap(({ context, selection }) =>
          settersOf(context).map((setter) => ({ type: setter, selectionSet: selectionOf(selection) })),
        ),
      ]);
      if (selections.length > 0) needed.set(`${type}.${field.name.value}`, selections);
    }
  }
  return needed;
}

/** Which types set a context, by its name. */
function contextSetters(supergraph: DocumentNode): (context: string) => string[] {
  const directive = linkedFeatures(supergraph).find(({ feature }) => feature === 'context')?.directive;
  const setters = supergraph.definitions.flatMap((node) => {
    if (!('directives' in node) || !('name' in node) || !node.name) return [];
    const type = node.name.value;
    return (node.directives ?? [])
      .filter(({ name }) => name.value === directive)
      .map((set) => ({ type, context: argumentsOf(set).name }));
  });
  return (context) => setters.filter((setter) => setter.context === context).map(({ type }) => type);
}

const argumentsOf = (directive: DirectiveNode): Record<string, unknown> =>
  Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

/** Federation writes sets of fields with and without the outer braces. */
function selectionOf(text: string): SelectionSetNode {
  const [operation] = parse(text.trim().startsWith('{') ? text : `{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no selection of fields.`);
  return operation.selectionSet;
}
