import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { sheet } from './parts.ts';

await runSubgraph(sheet);
