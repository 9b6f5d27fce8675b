import type { FastifyInstance } from 'fastify';

/** Reads bodies that HTML forms send; of a name that comes twice the last value counts. */
export function readForms(server: FastifyInstance): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}
