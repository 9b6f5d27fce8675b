import { Supergraph } from '@apollo/federation-internals';
import { printSchema } from 'graphql';
import { errorsDocument } from './errors-table.ts';
import { composed, hubParts } from './supergraph-compose.ts';

/** First line of every printed file. */
const NOTE = '# Printed by `npm run schema`. Do not edit.\n\n';

/** Every file that is made from the code: path from the root to text. @throws when composition fails */
export async function printedFiles(): Promise<Map<string, string>> {
  const subgraphs = await hubParts();
  const supergraphSdl = composed(subgraphs);
  const api = printSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema());
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`schema/subgraphs/${name}.graphql`, `${NOTE}${sdl}\n`] as const),
    ['schema/supergraph.graphql', `${NOTE}${supergraphSdl}\n`],
    ['schema/api.graphql', `${NOTE}${api}\n`],
    ['docs/ERRORS.md', errorsDocument()],
  ]);
}
