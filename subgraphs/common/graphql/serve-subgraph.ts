import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { NonceMemory, verifyViewer } from '../identity/signature.ts';
import { Readiness } from '../metrics/readiness.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { asksForStream } from '../stream/send-events.ts';
import { buildSubgraph } from './build-subgraph.ts';
import { formatSubgraphError } from './format-error.ts';
import { type Format, type StreamedOperation, serveStream } from './serve-stream.ts';
import type { ContextMaker, SubgraphParts } from './subgraph-parts.ts';
import { callId, watchCalls } from './watch-calls.ts';

/** A subgraph that listens. */
export interface ServedSubgraph {
  url: string;
  stop(): Promise<void>;
}

/** Serves one subgraph of the hub; see `serveSchema`. */
export async function serveSubgraph(parts: SubgraphParts, runtime: Runtime): Promise<ServedSubgraph> {
  const { schema } = await buildSubgraph(parts);
  return serveSchema(schema, parts.context as ContextMaker<object>, runtime, parts.routes);
}

/**
 * Serves a schema over HTTP, to our gateway only: a call whose viewer is not signed with HUB_SECRET gets 401.
 * `POST /graphql`, `GET /livez`, `GET /readyz`, and routes of its own, which anybody may call.
 */
export async function serveSchema(
  schema: GraphQLSchema,
  contextFor: ContextMaker<object>,
  runtime: Runtime,
  routes?: SubgraphParts['routes'],
): Promise<ServedSubgraph> {
  const apollo = new ApolloServer({
    schema,
    formatError: formatSubgraphError(runtime.log),
    csrfPrevention: true,
    // The process drains in its own order; Apollo would raise the signal again, in the middle of that.
    stopOnTerminationSignals: false,
    // Nothing is traced for, or reported to, the server's maker, whatever the environment says.
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginUsageReportingDisabled()],
  });
  await apollo.start();
  const server = Fastify({
    bodyLimit: 20 * 1024 * 1024,
    forceCloseConnections: 'idle',
    // What still comes over an open connection while we drain is answered like everything else.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
  });
  watchCalls(server, runtime.log);
  const readiness = new Readiness({ database: () => runtime.orm.isConnected() });
  const nonces = new NonceMemory();

  // The signature covers the bytes that were sent, so they are kept beside the parsed body.
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    (request as SignedRequest).rawBody = String(body);
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }), undefined);
    }
  });
  // A kept-alive connection would hold the drain up until it times out.
  server.addHook('onSend', async (_, reply) => void (readiness.isDraining && reply.header('connection', 'close')));
  server.get('/livez', async () => ({ ok: true }));
  server.get('/readyz', async (_, reply) => {
    const ready = await readiness.look();
    return reply.code(ready.ok ? 200 : 503).send(ready);
  });
  const contextOf = (request: FastifyRequest, signal?: AbortSignal) => {
    const { headers, rawBody } = request as SignedRequest;
    const viewer = verifyViewer(headers, rawBody, runtime.config.HUB_SECRET, runtime.now(), nonces);
    return contextFor(runtime, viewer, callId(request), signal);
  };
  const format = formatSubgraphError(runtime.log);
  const answer = fastifyApolloHandler(apollo, { context: (request) => contextOf(request) });
  server.post('/graphql', (request, reply) =>
    asksForStream(request.headers.accept)
      ? serveStream(
          reply,
          schema,
          request.body as StreamedOperation,
          (signal) => contextOf(request, signal),
          formatted(format),
        )
      : answer.call(server, request, reply),
  );

  if (routes) await server.register(routes(runtime));

  const url = await server.listen({ host: runtime.config.HOST, port: runtime.config.PORT });
  return {
    url: `${url}/graphql`,
    async stop() {
      readiness.drain();
      await server.close();
      await apollo.stop();
    },
  };
}

type SignedRequest = FastifyRequest & { rawBody: string };

/** Results with errors as the client may see them. */
const formatted =
  (format: ReturnType<typeof formatSubgraphError>): Format =>
  (result) =>
    result.errors
      ? { ...result, errors: result.errors.map((error) => format(error.toJSON(), error)) as never }
      : result;
