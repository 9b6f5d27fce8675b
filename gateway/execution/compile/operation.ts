import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Aliases } from './aliases.ts';
import type { Case } from './conditions.ts';
import type { FetchTools } from './fetch.ts';
import { introspect } from './introspection.ts';
import { compileNode } from './plan.ts';
import { Refused } from './refused.ts';
import type { RequestContext, Run } from './run.ts';
import { compileRoot } from './shape.ts';
import { type Shortfall, toldShortfall } from './shortfall.ts';
import type { Tree } from './tree.ts';
import type { Write } from './write.ts';

/** What an execution gives: the JSON text of `data`, errors of subgraphs, and where the answer falls short of its types. */
export interface Outcome {
  text: string;
  errors: Run['errors'];
  shortfalls: readonly ReturnType<typeof toldShortfall>[];
}

/** An operation ready to be executed any number of times, with variables as sent. */
export type Execute = (request: RequestContext, variables: Tree) => Promise<Outcome>;

/** An operation with the plan for it; its aliases are ours, its conditions decided. */
export interface Planned {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  plan: QueryPlan;
  /** What clients see. */
  schema: GraphQLSchema;
  /** Variables within questions about the schema. */
  given: Case;
}

/**
 * Compiles an operation.
 * @throws Refused for what only Apollo's executor may try
 */
export function compileOperation(planned: Planned, tools: FetchTools): Execute {
  const { plan } = planned;
  if (plan.node?.kind === 'Subscription') throw new Refused('a subscription without an event');
  const step = plan.node && compileNode(plan.node, [], tools);
  const write = compileWriter(planned, tools.aliases);
  return async (request, variables) => {
    const run: Run = { request, variables, data: {}, errors: [] };
    await step?.(run);
    const found: Shortfall[] = [];
    const text = write(run.data, found) ?? 'null';
    return { text, errors: run.errors, shortfalls: found.map(toldShortfall) };
  };
}

function compileWriter({ document, operation, schema, given }: Planned, aliases: Aliases): Write {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  return compileRoot(
    {
      schema,
      fragments,
      keyOf: ({ name, alias }) => (alias ? aliases.clientKey(alias.value) : name.value),
      introspect: ({ nodes }) => introspect(schema, document, operation, nodes, given),
    },
    schema.getRootType(operation.operation) as GraphQLObjectType,
    operation.selectionSet,
  );
}
