import { randomUUID } from 'node:crypto';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { verifyToken } from '../subgraphs/common/identity/token.ts';
import { apolloFor, type GatewayOptions } from './apollo.ts';
import { serveGraphiql } from './graphiql.ts';

/** Largest request: a pushed page of 100 complaints fits. */
const MAX_BODY_BYTES = 1024 * 1024;

/** A request id a client may bring along; anything else is replaced. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** A gateway that listens. */
export interface RunningGateway {
  /** Address of POST /graphql. */
  url: string;
  /** Answers what is under way, takes nothing new, then lets go. */
  stop(): Promise<void>;
}

/** Starts a gateway: POST /graphql, GraphiQL at /, GET /livez, GET /readyz. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { config } = options;
  let draining = false;
  const server = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => {
      const given = String(headers['x-request-id'] ?? '');
      return REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  const apollo = apolloFor(options, [fastifyApolloDrainPlugin(server)]);
  await apollo.start();

  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  // A kept-alive connection would hold the drain up until it times out.
  server.addHook('onSend', async (_, reply) => void (draining && reply.header('connection', 'close')));
  server.get('/livez', async () => ({ ok: true }));
  server.get('/readyz', async (_, reply) => reply.code(draining ? 503 : 200).send({ ok: !draining }));
  server.route({
    url: '/graphql',
    method: ['POST', 'OPTIONS'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => ({
        viewer: await verifyToken(request.headers.authorization, config),
        requestId: request.id,
      }),
    }),
  });
  serveGraphiql(server);

  const address = await server.listen({ host: config.HOST, port: config.PORT });
  return {
    url: `${address}/graphql`,
    async stop() {
      draining = true;
      await apollo.stop();
    },
  };
}
