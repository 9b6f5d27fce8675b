/** Values of an operation's variables, defaults filled in. */
export type Variables = Readonly<Record<string, unknown>>;

/** One field of an operation with all that its cost is made of. Costs are numbers without unit: one object costs 1. */
export interface CostNode {
  /** Name in the answer. */
  key: string;
  /** Place in the answer, without list indexes: `reports.edges.node`. */
  path: string;
  /** How many of it are expected beside one parent. */
  count: (variables: Variables) => number;
  /** One of it, without what is inside. */
  weight: number;
  /** Its arguments. */
  args: (variables: Variables) => number;
  /** Whether @skip and @include leave it in. */
  asked: (variables: Variables) => boolean;
  children: readonly CostNode[];
}

/** What a selection may cost at most: lists as long as they are asked or assumed to be. */
export const requestedCost = (nodes: readonly CostNode[], variables: Variables): number =>
  nodes.reduce((sum, node) => {
    if (!node.asked(variables)) return sum;
    const each = node.weight + requestedCost(node.children, variables);
    return sum + node.count(variables) * each + node.args(variables);
  }, 0);

/** What the answer to a selection cost: lists as long as they came, nulls nothing. */
export function actualCost(nodes: readonly CostNode[], data: unknown, variables: Variables): number {
  if (typeof data !== 'object' || data === null) return 0;
  const counted = new Set<string>();
  let sum = 0;
  for (const node of nodes) {
    if (!Object.hasOwn(data, node.key) || !node.asked(variables)) continue;
    const value = (data as Record<string, unknown>)[node.key];
    // The same key may stand under several types, of which the object in the answer is one.
    const weight = counted.has(node.key) ? 0 : node.weight;
    sum += valueCost(node, weight, value, variables) + (counted.has(node.key) ? 0 : node.args(variables));
    counted.add(node.key);
  }
  return sum;
}

function valueCost(node: CostNode, weight: number, value: unknown, variables: Variables): number {
  if (value === null || value === undefined) return 0;
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + valueCost(node, weight, item, variables), 0);
  return weight + actualCost(node.children, value, variables);
}

/** A place in the answer and what it adds to the cost of the whole, without the places inside it. */
export interface CostPlace {
  path: string;
  cost: number;
}

/** The places that cost most, dearest first. */
export function dearest(nodes: readonly CostNode[], variables: Variables, most: number): CostPlace[] {
  const costs = new Map<string, number>();
  const visit = (inner: readonly CostNode[], times: number): void => {
    for (const node of inner) {
      if (!node.asked(variables)) continue;
      const all = times * node.count(variables);
      costs.set(node.path, (costs.get(node.path) ?? 0) + all * node.weight + times * node.args(variables));
      visit(node.children, all);
    }
  };
  visit(nodes, 1);
  return [...costs]
    .map(([path, cost]) => ({ path, cost }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, most);
}
