import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { buildSubgraph } from '../subgraphs/common/graphql/build-subgraph.ts';
import { SUBGRAPHS } from '../subgraphs/subgraphs.ts';

/** Where the gateway finds a subgraph that runs as a process of its own, unless SUBGRAPH_URL_<NAME> says otherwise. */
const FIRST_PORT = 4101;

/** A subgraph as it is composed. */
export interface ComposedPart {
  name: string;
  sdl: string;
  /** Address of its process. */
  url: string;
}

/** The subgraphs of the hub, printed from their classes. */
export const hubParts = (): Promise<ComposedPart[]> =>
  Promise.all(
    SUBGRAPHS.map(async (parts, place) => {
      const { sdl } = await buildSubgraph(parts);
      return { name: parts.name, sdl, url: `http://127.0.0.1:${FIRST_PORT + place}/graphql` };
    }),
  );

/** The supergraph of these subgraphs. @throws Error naming every reason why they do not compose */
export function composed(parts: readonly ComposedPart[]): string {
  const { supergraphSdl, errors } = composeServices(
    parts.map(({ name, sdl, url }) => ({ name, typeDefs: parse(sdl), url })),
  );
  if (errors) throw new Error(`The subgraphs do not compose:\n${errors.map(({ message }) => message).join('\n')}`);
  return supergraphSdl;
}
