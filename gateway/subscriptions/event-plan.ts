import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { isGatewayContext } from '../viewer-context.ts';

/** Name under which the first step of an event's plan finds the event; no subgraph can be called that. */
const EVENT = ':event:';

/** A plan for each event of a subscription: the event in place of the first call, then what other subgraphs add. */
export interface EventPlan {
  plan: QueryPlan;
  /** Ways to subgraphs, and the event where the first call would go. */
  sourceOf(name: string): GraphQLDataSource | undefined;
}

/** @returns the plan as it is when it is no subscription's */
export function eventPlan(plan: QueryPlan, sourceOf: EventPlan['sourceOf']): EventPlan {
  if (plan.node?.kind !== 'Subscription') return { plan, sourceOf };
  const { primary, rest } = plan.node;
  const first: FetchNode = { ...primary, serviceName: EVENT };
  const node: PlanNode = rest ? { kind: 'Sequence', nodes: [first, rest] } : first;
  const event = eventSource(primary.serviceName);
  return { plan: { ...plan, node }, sourceOf: (name) => (name === EVENT ? event : sourceOf(name)) };
}

/** Gives the event that the request brings along, or tells it which call opens the subscription. */
const eventSource = (service: string): GraphQLDataSource => ({
  async process({ request, context }) {
    const turn = isGatewayContext(context) ? context.stream : undefined;
    if (!turn) throw hubError('BAD_USER_INPUT', 'A subscription needs the header "Accept: text/event-stream".');
    if ('event' in turn) return turn.event as Awaited<ReturnType<GraphQLDataSource['process']>>;
    const { query = '', variables = {}, operationName } = request;
    turn.open({ service, query, variables, operationName });
    return { data: null } as Awaited<ReturnType<GraphQLDataSource['process']>>;
  },
});
