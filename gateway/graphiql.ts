import type { FastifyInstance } from 'fastify';
import { ruruHTML } from 'ruru/server';
import { getStaticFile } from 'ruru/static';
import { barScript, TOKEN_BAR } from './graphiql-bar.ts';

/** Where the page's own files are served from. */
const STATIC_PATH = '/graphiql/';

/** Browsers load nothing from elsewhere and send nothing elsewhere; the page needs its inline scripts and workers. */
const ONLY_FROM_HERE = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
].join('; ');

/** Serves GraphiQL at `/`, offline, with example tabs and a box for a token. */
export function serveGraphiql(server: FastifyInstance): void {
  const htmlParts = {
    bodyContent: (original: string) => `${TOKEN_BAR}${original}`,
    bodyScripts: (original: string) => `${barScript()}${original}`,
  };
  const page = ruruHTML({ endpoint: '/graphql', staticPath: STATIC_PATH, htmlParts });
  server.get('/', async (_, reply) =>
    reply.header('content-security-policy', ONLY_FROM_HERE).type('text/html; charset=utf-8').send(page),
  );
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
