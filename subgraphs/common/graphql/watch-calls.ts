import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { newNotes } from '../log/request-notes.ts';
import { scopeRequests } from '../tracing/request-scope.ts';
import { beginRequest } from '../tracing/span.ts';

/** Ids our gateway gives; anything else is somebody else's header. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Has a subgraph's work for a call bear the id of the gateway's request and go on with its trace. */
export function watchCalls(server: FastifyInstance, log: Logger): void {
  scopeRequests(server, {
    begin(request) {
      const notes = newNotes(callId(request));
      notes.sent = () => request.body;
      const isCall = request.routeOptions.url === '/graphql';
      return { notes, span: isCall ? beginRequest('subgraph', request.headers) : undefined };
    },
    end({ span, startedAt }, _, { statusCode }) {
      span?.setAttribute('http.response.status_code', statusCode);
      span?.end();
      log.debug({ status: statusCode, ms: Math.round(performance.now() - startedAt) }, 'call answered');
    },
  });
}

/** Id of the gateway's request a call is part of; its own, when it comes from elsewhere. */
export function callId({ headers, id }: FastifyRequest): string {
  const given = String(headers['x-request-id'] ?? '');
  return REQUEST_ID.test(given) ? given : id;
}
