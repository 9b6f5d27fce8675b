import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { argumentCost } from './argument-cost.ts';
import type { CostNode, Variables } from './cost-node.ts';
import type { CostRules } from './cost-rules.ts';
import { type Count, countOf } from './list-count.ts';

/** Fields of one selection that become one in the answer. */
interface Group {
  parent: string;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  conditions: readonly DirectiveNode[];
  selections: SelectionSetNode[];
}

/** Makes the cost of selections a function of the variables. The document must be valid. */
export class CostCompiler {
  constructor(
    private readonly rules: CostRules,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly listSize: number,
  ) {}

  /** @throws SLICING_ARGUMENT_NEEDED */
  compile(
    selections: readonly SelectionSetNode[],
    type: GraphQLNamedType,
    path = '',
    sized: ReadonlyMap<string, Count> = new Map(),
  ): CostNode[] {
    const groups = new Map<string, Group>();
    for (const set of selections) this.collect(set, type, [], groups);
    return [...groups.values()].map((group) => this.nodeOf(group, path, sized));
  }

  private collect(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    outer: readonly DirectiveNode[],
    into: Map<string, Group>,
  ): void {
    for (const selection of set.selections) {
      const conditions = [...outer, ...(selection.directives ?? []).filter(isCondition)];
      if (selection.kind === Kind.FIELD) {
        this.collectField(selection, type, conditions, into);
        continue;
      }
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
      const narrowed = inner?.typeCondition && this.rules.schema.getType(inner.typeCondition.name.value);
      if (inner) this.collect(inner.selectionSet, narrowed ?? type, conditions, into);
    }
  }

  /** Introspection has no entry in the type's own fields: it costs nothing here, its depth is limited elsewhere. */
  private collectField(
    node: FieldNode,
    type: GraphQLNamedType,
    conditions: readonly DirectiveNode[],
    into: Map<string, Group>,
  ): void {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) return;
    const key = [type.name, (node.alias ?? node.name).value, ...conditions.map(print)].join(' ');
    const group = into.get(key) ?? { parent: type.name, field, node, conditions, selections: [] };
    if (node.selectionSet) group.selections.push(node.selectionSet);
    into.set(key, group);
  }

  private nodeOf(
    { parent, field, node, conditions, selections }: Group,
    path: string,
    sized: ReadonlyMap<string, Count>,
  ): CostNode {
    const { weights, listSizes } = this.rules;
    const coordinate = `${parent}.${field.name}`;
    const named = getNamedType(field.type);
    const key = (node.alias ?? node.name).value;
    const place = path ? `${path}.${key}` : key;
    const list = countOf(field, node, listSizes.get(coordinate), sized.get(field.name), this.listSize);
    return {
      key,
      path: place,
      count: list.count,
      weight: weights.get(coordinate) ?? weights.get(named.name) ?? (isCompositeType(named) ? 1 : 0),
      args: argumentCost(this.rules, parent, field, node),
      asked: askedWhen(conditions),
      children: this.compile(selections, named, place, list.sized),
    };
  }
}

const isCondition = ({ name }: DirectiveNode) => name.value === 'skip' || name.value === 'include';

/** Whether all of these @skip and @include leave something in. */
function askedWhen(conditions: readonly DirectiveNode[]): (variables: Variables) => boolean {
  if (conditions.length === 0) return () => true;
  return (variables) =>
    conditions.every(({ name, arguments: given }) => {
      const value: unknown = given?.[0] && valueFromASTUntyped(given[0].value, variables);
      return (name.value === 'include') === (value === true);
    });
}
