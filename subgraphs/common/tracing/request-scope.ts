import type { Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type RequestNotes, withNotes } from '../log/request-notes.ts';
import { insideSpan } from './span.ts';

/** What surrounds all work for one request. */
export interface RequestScope {
  notes: RequestNotes;
  /** Absent while no traces are made. */
  span: Span | undefined;
  /** On the clock of performance.now(). */
  startedAt: number;
}

/** How requests of one server begin and end. */
export interface ScopeSettings {
  begin(request: FastifyRequest, reply: FastifyReply): Omit<RequestScope, 'startedAt'>;
  /** The answer is out; run within the scope. */
  end(scope: RequestScope, request: FastifyRequest, reply: FastifyReply): void;
}

/** Runs everything a server does for a request within the request's scope. */
export function scopeRequests(server: FastifyInstance, { begin, end }: ScopeSettings): void {
  const scopes = new WeakMap<FastifyRequest, RequestScope>();
  const within = (request: FastifyRequest, work: () => void) => {
    const scope = scopes.get(request);
    if (scope) withNotes(scope.notes, () => insideSpan(scope.span, work));
    else work();
  };
  server.addHook('onRequest', (request, reply, next) => {
    scopes.set(request, { ...begin(request, reply), startedAt: performance.now() });
    within(request, next);
  });
  // The body comes by events of the socket, which nobody has told of the request.
  server.addHook('preValidation', (request, _, next) => within(request, next));
  server.addHook('onResponse', async (request, reply) => {
    const scope = scopes.get(request);
    if (scope) within(request, () => end(scope, request, reply));
  });
}
