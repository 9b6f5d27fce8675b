import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const IMPORTS =
  '"@key", "@shareable", "@requires", "@external", "@authenticated", "@requiresScopes", "@policy", "@interfaceObject"';

/** The supergraph of invented subgraphs, by name, as today's composition makes it. */
export function composedOf(subgraphs: Record<string, string>, imports = IMPORTS): string {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      typeDefs: parse(`${link} ${sdl}`),
      url: 'http://127.0.0.1:1/',
    })),
  );
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** A supergraph as an older composition, which refused less, could have made it. */
export const supergraphText = (types: string): string => `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
    @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)
  { query: Query }
  ${types}`;
