import { Supergraph } from '@apollo/federation-internals';
import { introspectionFromSchema, printSchema } from 'graphql';
import { stripSecurity } from '../gateway/supergraph/strip-security.ts';
import { familyPage } from '../subgraphs/connectors/declarative/family-page.ts';
import { connectorSchema } from '../subgraphs/connectors/declarative/json-schema.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { errorsDocument } from './errors-table.ts';
import { typedOperations } from './front-end/typed-client.ts';
import { limitsDocument } from './limits-table.ts';
import { composed, hubParts } from './supergraph-compose.ts';

/** First line of every printed file. */
const NOTE = '# Printed by `npm run schema`. Do not edit.\n\n';

/** Every file that is made from the code: path from the root to text. @throws when composition fails */
export async function printedFiles(): Promise<Map<string, string>> {
  const subgraphs = await hubParts();
  const supergraphSdl = composed(subgraphs);
  const schema = Supergraph.build(stripSecurity(supergraphSdl)).apiSchema().toGraphQLJSSchema();
  const api = printSchema(schema);
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`schema/subgraphs/${name}.graphql`, `${NOTE}${sdl}\n`] as const),
    ['schema/supergraph.graphql', `${NOTE}${supergraphSdl}\n`],
    ['schema/api.graphql', `${NOTE}${api}\n`],
    ['schema/introspection.json', `${JSON.stringify(introspectionFromSchema(schema))}\n`],
    ['schema/client/operations.ts', await typedOperations(api)],
    ['docs/ERRORS.md', errorsDocument()],
    ['docs/LIMITS.md', limitsDocument()],
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
