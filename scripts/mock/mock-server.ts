import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { buildSchema, GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import { serveGraphiql } from '../../gateway/graphiql.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { ERRORS, type ErrorCode } from '../../subgraphs/common/errors/errors.ts';
import { asksForStream } from '../../subgraphs/common/stream/send-events.ts';
import { type Changes, inventor } from './invent.ts';
import { answerWithNews, inventedNews } from './mock-news.ts';
import { inventedStates } from './mock-states.ts';

/** Longest a client may have an answer put off, ms. */
const LONGEST_DELAY_MS = 30_000;

/** A mock that listens. */
export interface RunningMock {
  /** Address of POST /graphql. */
  url: string;
  stop(): Promise<void>;
}

/** Serves the hub's schema with invented data on `port`; 0: any free one. */
export async function startMock(port: number): Promise<RunningMock> {
  const server = Fastify();
  const schema = inventedSchema();
  const apollo = new ApolloServer({ schema, plugins: [fastifyApolloDrainPlugin(server)] });
  await apollo.start();
  openToAllOrigins(server);
  const answer = fastifyApolloHandler(apollo);
  server.post('/graphql', async (request, reply) => {
    await sleep(delayOf(request));
    const error = errorOf(request);
    if (error) return reply.send({ data: null, errors: [error] });
    if (asksForStream(request.headers.accept)) return answerWithNews(schema, request, reply);
    return answer.call(server, request, reply);
  });
  serveGraphiql(server);
  const address = await server.listen({ host: '127.0.0.1', port });
  const stop = async () => {
    server.server.closeAllConnections();
    await apollo.stop();
  };
  return { url: `${address}/graphql`, stop };
}

function inventedSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(fromRoot('schema', 'api.graphql'), 'utf8'));
  const changes: Changes = new Map();
  const resolve = inventor(changes);
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const type of objects.filter(({ name }) => !name.startsWith('__')))
    for (const field of Object.values(type.getFields())) field.resolve = resolve;
  for (const field of Object.values(schema.getSubscriptionType()!.getFields()))
    field.subscribe = field.name === 'reportNews' ? inventedNews(changes) : inventedStates(changes);
  return schema;
}

/** A front end under development is served from another port. */
function openToAllOrigins(server: FastifyInstance): void {
  server.addHook('onRequest', async (_, reply) => {
    reply.headers({ 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' });
  });
  server.options('/graphql', async (_, reply) => reply.code(204).send());
}

/** `x-mock-delay: 2000`: how a page looks while it waits. */
function delayOf({ headers }: FastifyRequest): number {
  const asked = Number(headers['x-mock-delay'] ?? 0);
  return asked > 0 ? Math.min(asked, LONGEST_DELAY_MS) : 0;
}

/** `x-mock-error: FORBIDDEN`: how a page looks when the hub answers with that code. */
function errorOf({ headers }: FastifyRequest): GraphQLError | null {
  const code = headers['x-mock-error'] as ErrorCode | undefined;
  if (!code) return null;
  const { message, remedy } = ERRORS[code] ?? ERRORS.INTERNAL_SERVER_ERROR;
  return new GraphQLError(message('contoh', 'contoh', 'contoh'), { extensions: { code, remedy, requestId: 'mock' } });
}
