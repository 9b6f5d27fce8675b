import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { rest } from './parts.ts';

await runSubgraph(rest);
