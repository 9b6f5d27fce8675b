import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, printSchema } from 'graphql';
import { buildSubgraph } from '../subgraphs/common/graphql/build-subgraph.ts';
import { familyPage } from '../subgraphs/connectors/declarative/family-page.ts';
import { connectorSchema } from '../subgraphs/connectors/declarative/json-schema.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { errorsDocument } from './errors-table.ts';

/** First line of every printed file. */
const NOTE = '# Printed by `npm run schema`. Do not edit.\n\n';

/** Where the gateway finds a subgraph that runs as a process of its own, unless SUBGRAPH_URL_<NAME> says otherwise. */
const FIRST_PORT = 4101;

/** Every file that is made from the code: path from the root to text. @throws when composition fails */
export async function printedFiles(): Promise<Map<string, string>> {
  const subgraphs = [];
  for (const [place, parts] of SUBGRAPHS.entries()) {
    const { sdl } = await buildSubgraph(parts);
    subgraphs.push({
      name: parts.name,
      typeDefs: parse(sdl),
      sdl,
      url: `http://127.0.0.1:${FIRST_PORT + place}/graphql`,
    });
  }
  const composed = composeServices(subgraphs);
  if (composed.errors)
    throw new Error(`The subgraphs do not compose:\n${composed.errors.map((e) => e.message).join('\n')}`);
  const api = printSchema(Supergraph.build(composed.supergraphSdl).apiSchema().toGraphQLJSSchema());
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`schema/subgraphs/${name}.graphql`, `${NOTE}${sdl}\n`] as const),
    ['schema/supergraph.graphql', `${NOTE}${composed.supergraphSdl}\n`],
    ['schema/api.graphql', `${NOTE}${api}\n`],
    ['docs/ERRORS.md', errorsDocument()],
    ['schema/connector.schema.json', connectorSchema(CONNECTORS)],
    ...familyPages(),
  ]);
}

/** docs/connectors/<family>.md of each family that can be pulled: path and text. */
export const familyPages = (): [path: string, text: string][] =>
  Object.values(CONNECTORS).map((connector) => [
    `docs/connectors/${connector.family.toLowerCase()}.md`,
    familyPage(connector),
  ]);
