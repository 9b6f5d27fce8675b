import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { mergeInto } from './merge.ts';
import { isTree, own, type Tree } from './tree.ts';
import type { TypeNames } from './type-names.ts';

/** Makes of an entity what its other subgraph must know of it; null when something is missing. */
export type Represent = (entity: Tree) => Tree | null;

/** One part of what is required: adds its fields, or says that one is missing. */
type Part = (entity: Tree, to: Tree) => boolean;

/** Compiles what a fetch requires of the entities it is about. */
export function compileRepresentation(selections: readonly QueryPlanSelectionNode[], types: TypeNames): Represent {
  const parts = selections.map((selection) => compilePart(selection, types));
  return (entity) => {
    const to: Tree = {};
    for (const part of parts) if (!part(entity, to)) return null;
    return to;
  };
}

function compilePart(selection: QueryPlanSelectionNode, types: TypeNames): Part {
  const below = selection.selections && compileRepresentation(selection.selections, types);
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name;
    return (entity, to) => {
      const value = own(entity, key);
      if (value !== undefined) put(to, key, below ? represented(value, below) : value);
      return value !== undefined;
    };
  }
  const names = selection.typeCondition ? types.of(selection.typeCondition) : undefined;
  return (entity, to) => {
    // A fragment of which something is missing is left out; other fragments may still identify the entity.
    const found = !names || names.has(entity.__typename as string) ? below?.(entity) : null;
    for (const key in found) put(to, key, found[key]);
    return true;
  };
}

/** Fragments may require different fields of one object. */
function put(to: Tree, key: string, value: unknown): void {
  if (own(to, key) === undefined) to[key] = value;
  else mergeInto(to, { [key]: value }, NO_ABSTRACT);
}

const NO_ABSTRACT: ReadonlySet<string> = new Set();

function represented(value: unknown, represent: Represent): unknown {
  if (Array.isArray(value)) return value.map((element) => represented(element, represent));
  return isTree(value) ? represent(value) : null;
}
