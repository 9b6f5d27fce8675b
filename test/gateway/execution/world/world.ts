import { composeServices } from '@apollo/composition';
import type { GatewayConfig } from '@apollo/gateway';
import { ApolloGateway } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';
import { pino } from 'pino';
import { HubGateway } from '../../../../gateway/execution/hub-gateway.ts';
import { InProcessDataSource } from '../../../../gateway/execution/in-process-data-source.ts';
import { answerText } from '../../../../gateway/execution/ready-data.ts';
import { WORLD_SDL } from './sdl.ts';
import { referred, type Troubles, typeNameOf, worldValue } from './values.ts';

/** What an executor answers: the text of `data`, and all errors. */
export interface WorldAnswer {
  data: string;
  errors: { message: string; path?: (string | number)[] }[];
  extensions?: unknown;
}

/** Puts an operation to a gateway. */
export type AskWorld = (query: string, variables?: Record<string, unknown>) => Promise<WorldAnswer>;

/** Good and bad times: what is missing or broken, and which subgraph does not answer at all. */
export interface Times extends Troubles {
  dead?: string;
}

/** One world behind two gateways: Apollo's executor and ours. */
export interface World {
  apollo: AskWorld;
  ours: AskWorld;
  gateway: HubGateway;
  schema: GraphQLSchema;
  /** May be changed at any time. */
  times: Times;
  /** How many calls the subgraphs got so far. */
  callsMade(): number;
  stop(): Promise<void>;
}

/** Composes subgraphs of invented values and loads both gateways. */
export async function startWorld(sdl = WORLD_SDL): Promise<World> {
  const times: Times = { nulls: 0, errors: 0 };
  const schemas = new Map(Object.entries(sdl).map(([name, text]) => [name, schemaOf(text, times)]));
  let calls = 0;
  const config: GatewayConfig = {
    supergraphSdl: compose(sdl),
    buildService({ name }) {
      const source = new InProcessDataSource(name, { schema: schemas.get(name)!, contextFor: () => ({}) }, 10_000);
      return {
        process(options) {
          calls++;
          if (times.dead === name) return Promise.reject(new GraphQLError(`${name} is dead`));
          return source.process(options);
        },
      };
    },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  };
  const gateways = [new ApolloGateway(config), new HubGateway(config, pino({ level: 'silent' }))] as const;
  for (const gateway of gateways) await gateway.load();
  return {
    apollo: askOf(gateways[0]),
    ours: askOf(gateways[1]),
    gateway: gateways[1],
    schema: gateways[1].schema!,
    times,
    callsMade: () => calls,
    stop: async () => void (await Promise.all(gateways.map((gateway) => gateway.stop()))),
  };
}

/** The supergraph of some subgraphs. */
export function compose(sdl: Readonly<Record<string, string>>): string {
  const composed = composeServices(
    Object.entries(sdl).map(([name, text]) => ({ name, typeDefs: parse(text), url: 'http://127.0.0.1:1' })),
  );
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}

function schemaOf(text: string, troubles: Troubles): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(text) });
  for (const type of Object.values(schema.getTypeMap())) {
    const { name } = type;
    if (isAbstractType(type)) type.resolveType = (thing) => typeNameOf(schema, thing);
    if ((!isObjectType(type) && !isInterfaceType(type)) || name.startsWith('_')) continue;
    Object.assign(type.extensions, {
      apollo: { subgraph: { resolveReference: (given: never) => referred(name, given) } },
    });
    if (isInterfaceType(type)) continue;
    const root = { __typename: name, id: name };
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (parent, args) => worldValue(schema, field, (parent as typeof root) ?? root, args, troubles);
    }
  }
  return schema;
}

const documents = new Map<string, DocumentNode>();

const askOf =
  (gateway: ApolloGateway): AskWorld =>
  async (query, variables = {}) => {
    const document = documents.get(query) ?? parse(query);
    if (documents.size > 100) documents.clear();
    documents.set(query, document);
    const request = { query, variables };
    const given = { request, document, queryHash: query, context: {}, metrics: {}, schema: gateway.schema };
    const answer = await gateway.executor(given as never);
    const told = JSON.parse(answerText(answer as never));
    return { data: JSON.stringify(told.data), errors: told.errors ?? [], extensions: told.extensions };
  };
