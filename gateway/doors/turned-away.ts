import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../subgraphs/common/errors/hub-error.ts';

/** Whoever knocks has used up what may be asked for at the moment: by the key, else by the address it comes from. */
export class TurnedAway extends HubError {
  constructor(readonly retryAfterS: number) {
    super('RATE_LIMITED', [String(retryAfterS)]);
  }
}

/** Answers 429 in the door's own form, with Retry-After. Every door says it: the calls of all of them are counted. */
export function turnAway(
  server: FastifyInstance,
  say: (request: FastifyRequest, reply: FastifyReply, error: TurnedAway) => FastifyReply,
): void {
  server.setErrorHandler((error, request, reply) => {
    // Everything else is answered as at every address.
    if (!(error instanceof TurnedAway)) throw error;
    return say(request, reply.header('retry-after', error.retryAfterS), error);
  });
}
