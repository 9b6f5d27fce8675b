import type { ApolloGateway } from '@apollo/gateway';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import type { Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { notesNow } from '../../subgraphs/common/log/request-notes.ts';
import { count, observe } from '../../subgraphs/common/metrics/meter.ts';
import type { RequestContext } from '../execution/compile/run.ts';
import { answerText } from '../execution/ready-data.ts';
import type { Charge } from '../limits/cost/cost-plugin.ts';
import { clientOf } from '../observation/client-name.ts';
import { type GatewayContext, gatewayContext } from '../viewer-context.ts';
import type { DoneBefore } from './done-before.ts';
import { type KnowingTools, type KnownOperation, KnownOperations } from './known-operations.ts';
import { readSent, type Sent } from './sent.ts';

/** What the lane works with. */
export interface LaneTools extends KnowingTools {
  config: HubConfig;
  /** The executor, its access rules before it. */
  execute: ApolloGateway['executor'];
  charge: Charge | undefined;
  /** @throws UNAUTHENTICATED */
  viewerOf(authorization: string | undefined): Promise<Viewer>;
}

/**
 * What came of a request in the fast lane: the text of its answer, or the context with which the slow lane goes on where
 * this one stopped; undefined: nothing was done.
 */
export type LaneResult = string | GatewayContext | undefined;

/** Answers known operations without Apollo Server. */
export class FastLane {
  private readonly known: KnownOperations;

  constructor(private readonly tools: LaneTools) {
    this.known = new KnownOperations(tools);
  }

  /** Answers the request as far as it is an ordinary one; headers of an answer are set on `reply`. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<LaneResult> {
    const { config, viewerOf } = this.tools;
    const sent = readSent(request);
    const operation = sent && (await this.known.of(sent.query, sent.operationName));
    if (!operation) return undefined;
    const cost = costOf(operation, sent, config.COST_LIMIT);
    // Who asks is refused, or too much is asked: the slow lane says so.
    const viewer =
      cost === undefined ? undefined : await viewerOf(request.headers.authorization).catch(() => undefined);
    if (cost === undefined || !viewer) return undefined;
    const context = gatewayContext(viewer, request, config);
    const charged = this.charge(cost, context);
    if (!(await isGranted(charged.granted))) return { ...context, done: { charged } };
    const executed = this.execute(operation, sent, context);
    const result = await executed.catch(() => undefined);
    if (!result || result.errors?.length) return { ...context, done: { charged, executed } };
    note(operation, request);
    // Whoever is somebody may see another answer tomorrow than today.
    const cacheControl = request.headers.authorization === undefined ? operation.cacheControl : 'no-store';
    reply.headers({ 'cache-control': cacheControl, ...Object.fromEntries(charged.headers) }).type(sent.type);
    return answerText(result);
  }

  private charge(cost: number, context: GatewayContext): DoneBefore['charged'] {
    const headers = new Map<string, string>();
    observe('cost', cost);
    return { headers, granted: this.tools.charge?.(cost, context, headers) ?? Promise.resolve() };
  }

  private execute(operation: KnownOperation, { query, operationName, variables }: Sent, context: GatewayContext) {
    const { document, queryHash, schema } = operation;
    return this.tools.execute({
      ...{ request: { query, operationName, variables }, context, document, queryHash, schema, source: query },
      ...{ operation: operation.operation, operationName: operation.operationName, metrics: {} },
    } as unknown as RequestContext);
  }
}

/** The cost of the request; undefined when it cannot be told or passes the limit. */
function costOf({ cost }: KnownOperation, { variables }: Sent, limit: number): number | undefined {
  try {
    const requested = cost.requested(variables);
    return requested > limit ? undefined : requested;
  } catch {
    return undefined;
  }
}

const isGranted = (granted: Promise<void>): Promise<boolean> =>
  granted.then(
    () => true,
    () => false,
  );

function note({ counted, deprecated }: KnownOperation, request: FastifyRequest): void {
  const notes = notesNow();
  if (notes) notes.operation = counted;
  count('fastLane');
  for (const field of deprecated) count('deprecated', { field, client: clientOf(request.headers) });
}
