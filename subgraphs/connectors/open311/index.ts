import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { open311 } from './parts.ts';

await runSubgraph(open311);
