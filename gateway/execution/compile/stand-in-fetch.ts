import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type DocumentNode, type FieldNode, Kind, parse, print, visit } from 'graphql';
import type { StandIns } from '../../supergraph/mend/stand-ins.ts';
import { splitByNeeds } from './split-fetch.ts';

/**
 * The plan with every stand-in put back into the field it stands for: subgraphs are asked for `price(currency: "USD")`,
 * called by the stand-in's name, and get it as `price` where they require it.
 */
export function withOriginals(plan: QueryPlan, standIns: StandIns): QueryPlan {
  if (!standIns.any || !plan.node) return plan;
  return { ...plan, node: eachFetch(plan.node, (fetch) => restored(fetch, standIns)) } as QueryPlan;
}

type Node = NonNullable<QueryPlan['node']>;

function eachFetch(node: Node, change: (fetch: FetchNode) => PlanNode): Node {
  switch (node.kind) {
    case 'Fetch':
      return change(node);
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((one) => eachFetch(one, change) as PlanNode) };
    case 'Flatten':
      return { ...node, node: eachFetch(node.node, change) as PlanNode };
    case 'Subscription': {
      const primary = change(node.primary) as FetchNode;
      return { ...node, primary, ...(node.rest && { rest: eachFetch(node.rest, change) as PlanNode }) };
    }
    default:
      // What else there is, the compiler refuses.
      return node;
  }
}

/** One fetch, or several where one representation would need a field with two different values. */
function restored(fetch: FetchNode, standIns: StandIns): PlanNode {
  const document = parse(fetch.operation, { noLocation: true });
  const parts = splitByNeeds({ fetch, document }, standIns);
  const nodes = parts.map((part): FetchNode => {
    const renames = renamesOf(part.fetch.requires ?? [], [], standIns);
    const inputRewrites = [...renames, ...(fetch.inputRewrites ?? [])];
    const operation = print(withArguments(part.document, standIns));
    return { ...part.fetch, operation, ...(inputRewrites.length > 0 && { inputRewrites }) };
  });
  return nodes.length === 1 ? nodes[0]! : { kind: 'Parallel', nodes };
}

const withArguments = (document: DocumentNode, standIns: StandIns): DocumentNode =>
  visit(document, {
    Field(field): FieldNode | undefined {
      const original = standIns.original(field.name.value);
      const alias = field.alias ?? { kind: Kind.NAME, value: field.name.value };
      return original && { ...field, alias, name: original.name, arguments: original.arguments };
    },
  });

/** Inner fields first: afterwards the outer ones are called otherwise. */
function renamesOf(
  selections: readonly QueryPlanSelectionNode[],
  path: readonly string[],
  standIns: StandIns,
): FetchDataRewrite[] {
  return selections.flatMap((one): FetchDataRewrite[] => {
    const isField = one.kind === 'Field';
    const key = isField ? (one.alias ?? one.name) : `... on ${one.typeCondition}`;
    const at = isField || one.typeCondition ? [...path, key] : [...path];
    const below = renamesOf(one.selections ?? [], at, standIns);
    const original = isField ? standIns.original(one.name) : undefined;
    return original ? [...below, { kind: 'KeyRenamer', path: at, renameKeyTo: original.name.value }] : below;
  });
}
