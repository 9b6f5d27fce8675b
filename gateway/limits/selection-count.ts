import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What stands in a selection set with every fragment written out. Numbers beyond 2^53 are no longer exact, which is no harm. */
export interface SelectionCount {
  fields: number;
  aliases: number;
  directives: number;
  /** Fields on its own level. */
  level: number;
  /** Fields inside fields, without introspection. */
  depth: number;
  /** Lists inside lists, were this a part of an introspection. */
  lists: number;
  /** The same below __schema and __type only. */
  introspection: number;
}

const NOTHING: SelectionCount = {
  fields: 0,
  aliases: 0,
  directives: 0,
  level: 0,
  depth: 0,
  lists: 0,
  introspection: 0,
};

/** Fields of introspection types that lead from one type to many. */
const INTROSPECTION_LISTS = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes']);
const INTROSPECTION_ROOTS = new Set(['__schema', '__type']);

/**
 * Counts selection sets of one document. Each fragment is counted once and its figures are added wherever it is spread:
 * thirty fragments that spread each other twice cost thirty countings, not 2^30.
 */
export class SelectionCounter {
  private readonly counted = new Map<string, SelectionCount>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  /** @throws RangeError when the text is nested deeper than the machine's stack */
  count(selections: SelectionSetNode | undefined): SelectionCount {
    return (selections?.selections ?? []).reduce((sum, node) => add(sum, this.countOf(node)), NOTHING);
  }

  private countOf(node: SelectionNode): SelectionCount {
    const directives = node.directives?.length ?? 0;
    if (node.kind === Kind.FRAGMENT_SPREAD) return add(this.fragment(node.name.value), { ...NOTHING, directives });
    const inner = this.count(node.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return add(inner, { ...NOTHING, directives });
    const name = node.name.value;
    const isRoot = INTROSPECTION_ROOTS.has(name);
    return {
      fields: inner.fields + 1,
      aliases: inner.aliases + (node.alias && node.alias.value !== name ? 1 : 0),
      directives: inner.directives + directives,
      level: 1,
      depth: isRoot ? 1 : inner.depth + 1,
      lists: inner.lists + (INTROSPECTION_LISTS.has(name) ? 1 : 0),
      introspection: isRoot ? inner.lists : inner.introspection,
    };
  }

  private fragment(name: string): SelectionCount {
    const known = this.counted.get(name);
    if (known) return known;
    // Validation refuses a fragment that spreads itself; until then it counts as nothing.
    this.counted.set(name, NOTHING);
    const count = this.count(this.fragments.get(name)?.selectionSet);
    this.counted.set(name, count);
    return count;
  }
}

const add = (a: SelectionCount, b: SelectionCount): SelectionCount => ({
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  level: a.level + b.level,
  depth: Math.max(a.depth, b.depth),
  lists: Math.max(a.lists, b.lists),
  introspection: Math.max(a.introspection, b.introspection),
});
