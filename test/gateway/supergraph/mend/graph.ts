import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { type RunningGateway, startGateway } from '../../../../gateway/server.ts';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { post, silent } from '../../support.ts';

/** A small subgraph. */
export interface Part {
  sdl: string;
  resolvers: Record<string, Record<string, unknown>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@external", "@requires", "@interfaceObject"]) `;

/** The composed supergraph of some subgraphs. */
export function supergraphOf(parts: Record<string, Part>): string {
  const composed = composeServices(
    Object.entries(parts).map(([name, { sdl }]) => ({ name, typeDefs: parse(LINK + sdl), url: 'http://127.0.0.1:1' })),
  );
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}

/** A gateway over them, all in this process and with the limits of every gateway; `ask` gives the body of an answer. */
export async function gatewayOf(parts: Record<string, Part>, follow?: (take: (sdl: string) => void) => () => void) {
  const subgraphs = Object.fromEntries(
    Object.entries(parts).map(([name, { sdl, resolvers }]) => [
      name,
      {
        schema: buildSubgraphSchema({ typeDefs: parse(LINK + sdl), resolvers: resolvers as never }),
        contextFor: () => ({}),
      },
    ]),
  );
  const supergraphSdl = supergraphOf(parts);
  const options = { supergraphSdl, config: hubConfig({}), log: silent, subgraphs, ...(follow && { follow }) };
  const gateway: RunningGateway = await startGateway(options);
  return { ask: async (query: string) => (await post(gateway.url, query)).body, stop: gateway.stop };
}
