import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type ASTNode, type DocumentNode, type FieldNode, visit } from 'graphql';
import type { Spot, StandIns } from '../../supergraph/mend/stand-ins.ts';

/** A fetch of entities with its operation parsed. */
export interface ParsedFetch {
  fetch: FetchNode;
  document: DocumentNode;
}

/** Fields that can be asked with one representation, and what that holds at the spots where there is a choice. */
interface Group {
  fields: Set<FieldNode>;
  chosen: Map<Spot, string>;
}

/** The fetch; in parts, when its fields require one field of the entity with different arguments. */
export function splitByNeeds(parsed: ParsedFetch, standIns: StandIns): ParsedFetch[] {
  const { fetch, document } = parsed;
  const disputed = disputedSpots(fetch.requires ?? [], standIns);
  if (disputed.size === 0) return [parsed];
  const groups: Group[] = [];
  for (const { field, type } of entityFields(document)) {
    const needs = [...standIns.neededBy(type, field.name.value)].filter(([spot]) => disputed.has(spot));
    const fits = ({ chosen }: Group) => needs.every(([spot, name]) => (chosen.get(spot) ?? name) === name);
    const group = groups.find(fits) ?? groups[groups.push({ fields: new Set(), chosen: new Map() }) - 1]!;
    group.fields.add(field);
    for (const [spot, name] of needs) group.chosen.set(spot, name);
  }
  return groups.map((group) => partOf(parsed, group, disputed, standIns));
}

function partOf({ fetch, document }: ParsedFetch, group: Group, disputed: Set<Spot>, standIns: StandIns): ParsedFetch {
  const all = new Set(entityFields(document).map(({ field }) => field));
  const part = withoutUnused(
    visit(document, { Field: (field) => (all.has(field) && !group.fields.has(field) ? null : undefined) }),
  );
  const requires = choose(
    fetch.requires ?? [],
    [],
    ({ name }, spot) => !disputed.has(spot) || group.chosen.get(spot) === name,
    standIns,
  );
  const used = variablesIn(part);
  return {
    document: part,
    fetch: { ...fetch, requires, variableUsages: fetch.variableUsages?.filter((name) => used.has(name)) },
  };
}

/** Spots at which the representation would hold a field for two different meanings. */
function disputedSpots(requires: readonly QueryPlanSelectionNode[], standIns: StandIns): Set<Spot> {
  const names = new Map<Spot, Set<string>>();
  choose(
    requires,
    [],
    ({ name }, spot) => Boolean(names.set(spot, (names.get(spot) ?? new Set()).add(name))),
    standIns,
  );
  return new Set([...names].flatMap(([spot, meanings]) => (meanings.size > 1 ? spot : [])));
}

/** Of what a fetch requires the fields that `keep` keeps. Spots begin at the entity. */
function choose(
  selections: readonly QueryPlanSelectionNode[],
  within: readonly string[],
  keep: (field: { name: string }, spot: Spot) => boolean,
  standIns: StandIns,
): QueryPlanSelectionNode[] {
  return selections.flatMap((one): QueryPlanSelectionNode[] => {
    const isEntity = one.kind === 'InlineFragment' && within.length === 0;
    if (one.kind === 'Field' && !keep(one, standIns.spotOf(one.name, within))) return [];
    const step =
      one.kind === 'Field' ? [one.name] : isEntity || !one.typeCondition ? [] : [`... on ${one.typeCondition}`];
    if (!one.selections) return [one];
    return [{ ...one, selections: choose(one.selections, [...within, ...step], keep, standIns) }];
  });
}

/** The fields asked of the entities themselves, with the type in whose fragment they stand. */
function entityFields(document: DocumentNode): { field: FieldNode; type: string }[] {
  const found: { field: FieldNode; type: string }[] = [];
  const types: string[] = [];
  visit(document, {
    Field(field) {
      if (field.name.value === '_entities') return undefined;
      found.push({ field, type: types.at(-1) ?? '' });
      return false;
    },
    InlineFragment: {
      enter: ({ typeCondition }) => void types.push(typeCondition?.name.value ?? types.at(-1) ?? ''),
      leave: () => void types.pop(),
    },
  });
  return found;
}

/** Without fragments in which nothing is left, and without variables that nobody uses any more. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const filled: DocumentNode = visit(document, {
    InlineFragment: { leave: ({ selectionSet }) => (selectionSet.selections.length > 0 ? undefined : null) },
  });
  const used = variablesIn(filled);
  return visit(filled, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

function variablesIn(node: ASTNode): Set<string> {
  const used = new Set<string>();
  visit(node, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return used;
}
