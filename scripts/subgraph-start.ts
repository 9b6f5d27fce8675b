/**
 * Serves one subgraph as a process of its own, for our gateway only.
 *   DATABASE_URL=... HUB_SECRET=... PORT=4101 npm run start:subgraph -- agencies
 */
import './say-errors.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { runSubgraph } from '../subgraphs/common/runtime/run-subgraph.ts';
import { SUBGRAPHS } from '../subgraphs/subgraphs.ts';

const name = process.argv[2] ?? '';
const parts = SUBGRAPHS.find((subgraph) => subgraph.name === name);
if (!parts) {
  throw hubError(
    'BAD_USER_INPUT',
    `No subgraph is called "${name}". There are: ${SUBGRAPHS.map((s) => s.name).join(', ')}.`,
  );
}
await runSubgraph(parts);
