import type { FastifyInstance } from 'fastify';
import { ruruHTML } from 'ruru/server';
import { getStaticFile } from 'ruru/static';

/** Where the page's own files are served from; nothing is loaded from anywhere else. */
const STATIC_PATH = '/graphiql/';

/** Serves GraphiQL at `/`, offline. */
export function serveGraphiql(server: FastifyInstance): void {
  const page = ruruHTML({ endpoint: '/graphql', staticPath: STATIC_PATH });
  server.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send(page));
  server.get(`${STATIC_PATH}*`, async (request, reply) => {
    const acceptEncoding = request.headers['accept-encoding'];
    const file = await getStaticFile({
      staticPath: STATIC_PATH,
      urlPath: request.url.split('?')[0] ?? '',
      acceptEncoding,
    });
    return file ? reply.headers(file.headers).send(file.content) : reply.code(404).send();
  });
}
