import type { Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { newNotes, type RequestNotes, withNotes } from '../../subgraphs/common/log/request-notes.ts';
import { count, observe } from '../../subgraphs/common/metrics/meter.ts';
import { beginRequest, insideSpan } from '../../subgraphs/common/tracing/span.ts';
import { clientOf } from './client-name.ts';
import { sentValues } from './sent-values.ts';

/** Whoever looks after this process asks often, and is not what the figures are about. */
const NOT_WATCHED = new Set(['/livez', '/readyz']);

/** What is known of a request from its first byte to its answer. */
interface Watched {
  notes: RequestNotes;
  span: Span | undefined;
  startedAt: number;
}

/**
 * Gives every request its notes and its span, in which all work for it runs; when it is answered: one line in the log
 * (operation, status, time, codes, client; never what was sent), its figures, the end of its span.
 */
export function watchRequests(server: FastifyInstance, log: Logger): void {
  const watched = new WeakMap<FastifyRequest, Watched>();
  const inside = (request: FastifyRequest, work: () => void) => {
    const known = watched.get(request);
    if (known) withNotes(known.notes, () => insideSpan(known.span, work));
    else work();
  };

  server.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id);
    const notes = newNotes(request.id);
    notes.sent = () => sentValues(request.body);
    // A trace begins here: whatever ids a client of the open net sends along are its own.
    watched.set(request, { notes, span: beginRequest('request'), startedAt: performance.now() });
    inside(request, next);
  });
  // The body comes on the socket's own thread of events, on which nobody remembers the request.
  server.addHook('preValidation', (request, _, next) => inside(request, next));
  server.addHook('onResponse', async (request, reply) => {
    const known = watched.get(request);
    if (!known || NOT_WATCHED.has(request.routeOptions.url ?? '')) return;
    inside(request, () => tell(known, request, reply.statusCode, log));
  });
}

function tell({ notes, span, startedAt }: Watched, request: FastifyRequest, status: number, log: Logger): void {
  const ms = performance.now() - startedAt;
  const operation = notes.operation ?? 'none';
  const codes = [...notes.codes];
  count('requests', { operation, outcome: outcomeOf(status, codes) });
  observe('requestSeconds', ms / 1000, { operation });
  span?.updateName(`request ${operation}`).setAttributes({
    'graphql.operation.name': operation,
    'http.response.status_code': status,
    'lapor.request_id': notes.id,
    ...(codes.length > 0 && { 'lapor.codes': codes }),
  });
  span?.end();
  const client = clientOf(request.headers);
  log.info({ operation, status, ms: Math.round(ms), ...(codes.length > 0 && { codes }), client }, 'answered');
}

/** How a request went, in one word. */
function outcomeOf(status: number, codes: readonly string[]): string {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return codes.length > 0 ? 'errors' : 'ok';
}
