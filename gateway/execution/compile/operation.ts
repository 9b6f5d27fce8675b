import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Aliases } from './aliases.ts';
import type { FetchTools } from './fetch.ts';
import { introspect } from './introspection.ts';
import { compileNode } from './plan.ts';
import { Refused } from './refused.ts';
import type { RequestContext, Run } from './run.ts';
import { compileRoot, type Write } from './shape.ts';
import { type Shortfall, toldShortfall } from './shortfall.ts';
import type { Tree } from './tree.ts';

/** What an execution gives: the JSON text of `data`, errors of subgraphs, and where the answer falls short of its types. */
export interface Outcome {
  text: string;
  errors: Run['errors'];
  shortfalls: readonly ReturnType<typeof toldShortfall>[];
}

/** An operation ready to be executed any number of times, with variables as sent and as coerced. */
export type Execute = (request: RequestContext, variables: Tree, coerced: Tree) => Promise<Outcome>;

/** An operation with the plan for it; its aliases are ours. */
export interface Planned {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  plan: QueryPlan;
  /** What clients see. */
  schema: GraphQLSchema;
}

/** Writers are compiled per set of conditions met; an operation with twenty conditions has a million such sets. */
const KEPT_WRITERS = 16;

/**
 * Compiles an operation.
 * @throws Refused for what only Apollo's executor may try
 */
export function compileOperation(planned: Planned, tools: FetchTools): Execute {
  const { plan } = planned;
  if (plan.node?.kind === 'Subscription') throw new Refused('a subscription without an event');
  const step = plan.node && compileNode(plan.node, [], tools);
  const writerFor = compileWriters(planned, tools.aliases);
  return async (request, variables, coerced) => {
    const run: Run = { request, variables, coerced, data: {}, errors: [] };
    await step?.(run);
    const found: Shortfall[] = [];
    const text = writerFor(coerced)(run.data, found) ?? 'null';
    return { text, errors: run.errors, shortfalls: found.map(toldShortfall) };
  };
}

function compileWriters({ document, operation, schema }: Planned, aliases: Aliases): (coerced: Tree) => Write {
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  const deciding = decidingVariables(document);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const writers = new Map<string, Write>();
  return (coerced) => {
    const conditions = Object.fromEntries(
      deciding.flatMap((name) => (coerced[name] === undefined ? [] : [[name, coerced[name]]])),
    );
    const key = JSON.stringify(conditions);
    const known = writers.get(key);
    if (known) return known;
    const write = compileRoot(
      {
        schema,
        fragments,
        conditions,
        keyOf: ({ name, alias }) => (alias ? aliases.clientKey(alias.value) : name.value),
        introspect: ({ nodes }) => introspect(schema, document, operation, nodes, conditions),
      },
      root,
      operation.selectionSet,
    );
    if (writers.size >= KEPT_WRITERS) writers.clear();
    writers.set(key, write);
    return write;
  };
}

/** The variables on which the shape of the answer depends: those of conditions, and all within questions about the schema. */
function decidingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const all = { Variable: ({ name }: { name: { value: string } }) => void names.add(name.value) };
  visit(document, {
    Directive: (directive) => void visit(directive, all),
    Field: (field) => (field.name.value.startsWith('__') ? void visit(field, all) : undefined),
  });
  return [...names];
}
