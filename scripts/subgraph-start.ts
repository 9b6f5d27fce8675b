/**
 * Serves one subgraph as a process of its own, for our gateway only.
 *   DATABASE_URL=... HUB_SECRET=... PORT=4101 npm run start:subgraph -- agencies
 */
import './say-errors.ts';
import { withSecretFiles } from '../subgraphs/common/config/secret-files.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { runSubgraph } from '../subgraphs/common/runtime/run-subgraph.ts';
import { declaredPaths } from '../subgraphs/connectors/channels/declared.ts';
import { readDeclarations } from '../subgraphs/connectors/declarative/folder.ts';
import { CONNECTORS } from '../subgraphs/connectors/families.ts';
import { SUBGRAPHS } from '../subgraphs/subgraphs.ts';

const name = process.argv[2] ?? '';
const parts = SUBGRAPHS.find((subgraph) => subgraph.name === name);
if (!parts) {
  throw hubError(
    'BAD_USER_INPUT',
    `No subgraph is called "${name}". There are: ${SUBGRAPHS.map((s) => s.name).join(', ')}.`,
  );
}
// Dead letters are read again by mutations of the subgraph channels; functions of YAML channels live in the process.
if (name === 'channels') {
  const variables = withSecretFiles(process.env);
  await readDeclarations(declaredPaths(variables), { connectors: CONNECTORS, variables });
}
await runSubgraph(parts);
