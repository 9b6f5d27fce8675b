import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { NOTHING } from './conditions.ts';

/** A field of the answer to one type of object: all that the operation asks of it, wherever it does. */
export interface Picked {
  /** The client's key. */
  key: string;
  nodes: FieldNode[];
  /** The type by which it is first asked, for error texts. */
  parent: GraphQLCompositeType;
}

/** Of what fields are picked. */
export interface Pick {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The client's key of a field. */
  keyOf(field: FieldNode): string;
}

/**
 * The fields asked of an object, in the order of their first mention.
 * `runtime` is the type it says it has; without it, the type it stands for decides which fragments apply.
 */
export function pickFields(
  pick: Pick,
  sets: readonly SelectionSetNode[],
  parent: GraphQLCompositeType,
  runtime: GraphQLCompositeType | undefined,
  picked = new Map<string, Picked>(),
  seen = new Set<string>(),
): Picked[] {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (selection === NOTHING) continue;
    if (selection.kind === Kind.FIELD) {
      const key = pick.keyOf(selection);
      const known = picked.get(key);
      if (known) known.nodes.push(selection);
      else picked.set(key, { key, nodes: [selection], parent });
      continue;
    }
    // Fragments that spread each other twice would otherwise double the work at each step.
    if (selection.kind === Kind.FRAGMENT_SPREAD && !addedTo(seen, `${selection.name.value} ${parent.name}`)) continue;
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pick.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const named = fragment.typeCondition && pick.schema.getType(fragment.typeCondition.name.value);
    const condition = (named ?? parent) as GraphQLCompositeType;
    if (isOf(pick.schema, condition, runtime ?? parent)) {
      pickFields(pick, [fragment.selectionSet], condition, runtime, picked, seen);
    }
  }
  return [...picked.values()];
}

const addedTo = (seen: Set<string>, name: string) => !seen.has(name) && Boolean(seen.add(name));

function isOf(schema: GraphQLSchema, condition: GraphQLCompositeType, type: GraphQLCompositeType): boolean {
  if (condition === type) return true;
  return (
    isAbstractType(condition) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(condition, type)
  );
}
