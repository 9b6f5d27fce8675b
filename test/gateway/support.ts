import { composeServices } from '@apollo/composition';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { expect } from '@jest/globals';
import Fastify from 'fastify';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { pino } from 'pino';
import type { LocalSubgraph } from '../../gateway/execution/in-process-data-source.ts';
import { CACHE_CONTROL } from '../../subgraphs/common/graphql/cache.ts';

/** Two small subgraphs, invented for these tests: books with their authors elsewhere. */
export const SDL = {
  books: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@policy", "@authenticated", "@cost", "@listSize", "@composeDirective"])
    ${CACHE_CONTROL}
    type Query { motto: String @cacheControl(maxAge: 60)  book(id: ID!): Book  books(first: Int!): [Book!]! @listSize(slicingArguments: ["first"])  whoAsks: String  loginOnly: String @authenticated  broken: String  slow: String  wrong(day: Day!): String }
    type Mutation { lend(id: ID!): Int!  lose(id: ID!): Int }
    scalar Day
    type Book @key(fields: "id") { id: ID! title: String! secret: String @policy(policies: [["person:known"]]) author: Author }
    type Author @key(fields: "id") { id: ID! }`,
  authors: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Author @key(fields: "id") { id: ID! name: String slowName: String unfound: String }`,
};

/** Books lent so far; who asks for a mutation twice finds out. */
let lent = 0;

/** Later than any deadline in these tests. */
const late = (value: string) => new Promise((resolve) => setTimeout(() => resolve(value), 2_000).unref());

const resolvers = {
  books: {
    Query: {
      motto: () => 'Baca',
      book: (_: unknown, { id }: { id: string }) => ({
        id,
        title: `Book ${id}`,
        secret: `Secret of ${id}`,
        author: { id: `a-${id}` },
      }),
      books: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_, n) => ({ id: `${n}`, title: `Book ${n}`, author: { id: `a-${n}` } })),
      whoAsks: (_: unknown, __: unknown, context: { viewer?: { role: string } }) => context.viewer?.role ?? 'nobody',
      broken: () => {
        throw new Error('password=hunter2 at postgres://10.1.2.3');
      },
      slow: () => late('late'),
    },
    Mutation: {
      lend: () => ++lent,
      lose: () => {
        lent += 1;
        throw new GraphQLError('The book is lost.', { extensions: { code: 'NOT_FOUND', remedy: 'FIX_INPUT' } });
      },
    },
  },
  authors: {
    Author: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: `Author ${id}` }),
      slowName: () => late('late'),
      unfound: () => {
        // The status is a trap: one field must not decide how the whole answer is taken.
        throw new GraphQLError('No agency has the id 9.', {
          extensions: { code: 'AGENCY_NOT_FOUND', remedy: 'FIX_INPUT', http: { status: 418 }, place: '10.1.2.3' },
        });
      },
    },
  },
};

/** How many mutations were executed. */
export const timesLent = (): number => lent;

export const schemaOf = (name: keyof typeof SDL): GraphQLSchema =>
  buildSubgraphSchema({ typeDefs: parse(SDL[name]), resolvers: resolvers[name] as never });

/** Both subgraphs in this process. */
export const locals = (): Record<string, LocalSubgraph> =>
  Object.fromEntries(
    (['books', 'authors'] as const).map((name) => [
      name,
      { schema: schemaOf(name), contextFor: (viewer) => ({ viewer }) },
    ]),
  );

/** The composed supergraph; a subgraph is looked for at the URL given. */
export function supergraphOf(urls: Partial<Record<keyof typeof SDL, string>> = {}): string {
  const composed = composeServices(
    Object.entries(SDL).map(([name, sdl]) => ({
      name,
      typeDefs: parse(sdl),
      url: urls[name as keyof typeof SDL] ?? 'http://127.0.0.1:1/graphql',
    })),
  );
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}

/** A foreign subgraph: knows nothing of our signed headers. */
export async function serveForeign(name: keyof typeof SDL): Promise<{ url: string; stop(): Promise<unknown> }> {
  const apollo = new ApolloServer({ schema: schemaOf(name), plugins: [ApolloServerPluginInlineTraceDisabled()] });
  await apollo.start();
  const server = Fastify();
  server.post('/graphql', { handler: fastifyApolloHandler(apollo) });
  const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  return { url, stop: () => Promise.all([server.close(), apollo.stop()]) };
}

/** The lane in which suites that start a gateway ask; suites.long.test.ts has them ask in the other one, too. */
export const LANE = { FAST_LANE: process.env.FAST_LANE };

export const silent = pino({ level: 'silent' });

/** POSTs an operation; the answer with its status. */
export async function post(url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

/** The extensions of one of our errors. */
export const says = (code: string, remedy: string) => ({
  code,
  remedy,
  requestId: expect.stringMatching(/^[\w-]{8,}$/),
});
