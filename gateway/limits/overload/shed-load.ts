import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hubError } from '../../../subgraphs/common/errors/hub-error.ts';
import type { LoadGate } from './load-gate.ts';

/** Whoever watches over this process is answered always. */
const ALWAYS_ANSWERED = new Set(['/livez', '/readyz']);

/** After how many seconds a refused client may try again. */
const RETRY_AFTER_S = 1;

/**
 * Refuses requests with 503 OVERLOADED, before their body is read, while the gate lets nobody in. A request whose client
 * goes away keeps its place until its work is done.
 */
export function shedLoad(server: FastifyInstance, gate: LoadGate): void {
  const inside = new Map<FastifyRequest, 'reading' | 'working'>();
  const leave = (request: FastifyRequest) => {
    if (inside.delete(request)) gate.leave();
  };
  server.addHook('onRequest', async (request, reply) => {
    if (ALWAYS_ANSWERED.has(request.routeOptions.url ?? '')) return;
    if (!gate.enter()) {
      reply.header('retry-after', RETRY_AFTER_S);
      throw hubError('OVERLOADED');
    }
    inside.set(request, 'reading');
    reply.raw.once('close', () => {
      if (inside.get(request) === 'reading' || reply.sent) leave(request);
    });
  });
  server.addHook('preHandler', async (request) => void (inside.has(request) && inside.set(request, 'working')));
  server.addHook('onSend', async (request) => leave(request));
}
