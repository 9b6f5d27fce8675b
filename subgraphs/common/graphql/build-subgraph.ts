import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createResolversMap } from 'type-graphql';
import { CACHE_CONTROL } from './cache.ts';
import { declareListSizes } from './list-size.ts';
import { describeScopes } from './needs.ts';
import { DateTimeScalar } from './scalars.ts';
import { refuseUnstorableInput } from './storable-input.ts';
import type { SubgraphParts } from './subgraph-parts.ts';

/** Imports of federation v2.9, whose directives our classes use. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag",
  "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize", "@composeDirective"
])
${CACHE_CONTROL}`;

type ResolverMap = Exclude<Parameters<typeof buildSubgraphSchema>[0], unknown[] | DocumentNode>['resolvers'];

/** type-graphql asks for one wherever a subscription is; ours say themselves where their events come from. */
const NO_TOPICS: NonNullable<Parameters<typeof buildSchema>[0]['pubSub']> = {
  publish: noTopic,
  subscribe: noTopic,
};

function noTopic(topic: string): never {
  throw new Error(`${topic}: a subscription here names \`subscribe\`, no topic.`);
}

/** A subgraph ready to serve, and its SDL as it is printed into `schema/subgraphs/`. */
export interface BuiltSubgraph {
  schema: GraphQLSchema;
  sdl: string;
}

/** Classes in, federated schema out. */
export async function buildSubgraph(parts: SubgraphParts): Promise<BuiltSubgraph> {
  const bare = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: parts.orphanedTypes ?? [],
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    pubSub: NO_TOPICS,
    skipCheck: true,
    validate: false,
  });
  describeScopes(bare);
  declareListSizes(bare);
  const sdl = LINK + printSchemaWithDirectives(bare);
  const resolvers = createResolversMap(bare) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(parts.references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as ResolverMap });
  refuseUnstorableInput(schema);
  return { schema, sdl };
}
