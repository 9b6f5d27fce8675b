import type { GatewayConfig } from '@apollo/gateway';
import { parse } from 'graphql';
import { pino } from 'pino';
import { HubGateway } from '../../../gateway/execution/hub-gateway.ts';
import { answerText } from '../../../gateway/execution/ready-data.ts';
import { compose } from './world/world.ts';

/** A call of a subgraph. */
export interface Call {
  subgraph: string;
  query: string;
  variables: Record<string, unknown>;
}

/** A gateway over subgraphs that answer what a test says; it keeps the calls. */
export async function canned(sdl: Record<string, string>, answer: (call: Call) => unknown) {
  const calls: Call[] = [];
  let update: (supergraphSdl: string) => void = () => {};
  const config: GatewayConfig = {
    supergraphSdl: async (given) => {
      update = given.update;
      return { supergraphSdl: compose(sdl) };
    },
    buildService: ({ name }) => ({
      async process({ request: { query = '', variables = {} } }) {
        const call = { subgraph: name, query, variables };
        calls.push(call);
        return answer(call) as never;
      },
    }),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  };
  const gateway = new HubGateway(config, pino({ level: 'silent' }));
  await gateway.load();
  const ask = async (query: string, variables: Record<string, unknown> = {}, operationName?: string) => {
    const request = { query, variables, operationName };
    const document = parse(query);
    const given = { request, document, queryHash: query, context: {}, metrics: {}, schema: gateway.schema };
    return JSON.parse(answerText((await gateway.executor(given as never)) as never));
  };
  return { ask, calls, gateway, update: (newer: Record<string, string>) => update(compose(newer)) };
}
