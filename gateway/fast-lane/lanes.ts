import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../viewer-context.ts';
import { FastLane, type LaneTools } from './fast-lane.ts';

/** What the slow lane works with. */
export interface SlowLaneTools {
  /** @throws UNAUTHENTICATED */
  contextOf(request: FastifyRequest): Promise<GatewayContext>;
}

/** Answers an operation: by the fast lane when it can, else by Apollo Server, which goes on where the lane stopped. */
export function openLanes(
  tools: LaneTools & SlowLaneTools,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  const { apollo, config, contextOf } = tools;
  const begun = new WeakMap<FastifyRequest, GatewayContext>();
  const slow = fastifyApolloHandler(apollo, {
    context: async (request) => begun.get(request) ?? contextOf(request),
  });
  if (config.FAST_LANE === 'off') return async (request, reply) => slow.call(request.server, request, reply);
  const fast = new FastLane(tools);
  return async (request, reply) => {
    const answer = await fast.answer(request, reply);
    if (typeof answer === 'string') return answer;
    if (answer) begun.set(request, answer);
    return slow.call(request.server, request, reply);
  };
}
