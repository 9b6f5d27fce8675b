import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { newNotes } from '../../subgraphs/common/log/request-notes.ts';
import { count, observe } from '../../subgraphs/common/metrics/meter.ts';
import { type RequestScope, scopeRequests } from '../../subgraphs/common/tracing/request-scope.ts';
import { beginRequest } from '../../subgraphs/common/tracing/span.ts';
import { clientOf } from './client-name.ts';
import { sentValues } from './sent-values.ts';

/** Whoever looks after this process asks often, and is not what the figures are about. */
const NOT_WATCHED = new Set(['/livez', '/readyz']);

/**
 * Gives every request its notes and its span, in which all work for it runs; when it is answered: one line in the log
 * (operation, status, time, codes, client; never what was sent), its figures, the end of its span.
 */
export function watchRequests(server: FastifyInstance, log: Logger): void {
  scopeRequests(server, {
    begin(request, reply) {
      reply.header('x-request-id', request.id);
      const notes = newNotes(request.id);
      notes.sent = () => sentValues(request.body);
      // A trace begins here: whatever ids a client of the open net sends along are its own.
      return { notes, span: isWatched(request) ? beginRequest('request') : undefined };
    },
    end(scope, request, reply) {
      if (isWatched(request)) tell(scope, request, reply.statusCode, log);
    },
  });
}

const isWatched = ({ routeOptions }: FastifyRequest) => !NOT_WATCHED.has(routeOptions.url ?? '');

function tell({ notes, span, startedAt }: RequestScope, request: FastifyRequest, status: number, log: Logger): void {
  const ms = performance.now() - startedAt;
  const operation = notes.operation ?? 'none';
  const codes = notes.codes.size > 0 ? [...notes.codes] : undefined;
  count('requests', { operation, outcome: outcomeOf(status, notes.codes.size) });
  observe('requestSeconds', ms / 1000, { operation });
  span?.updateName(`request ${operation}`).setAttributes({
    'graphql.operation.name': operation,
    'http.response.status_code': status,
    'lapor.request_id': notes.id,
    ...(codes && { 'lapor.codes': codes }),
  });
  span?.end();
  const client = clientOf(request.headers);
  log.info({ operation, status, ms: Math.round(ms), ...(codes && { codes }), client }, 'answered');
}

/** How a request went, in one word. */
function outcomeOf(status: number, errors: number): string {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return errors > 0 ? 'errors' : 'ok';
}
