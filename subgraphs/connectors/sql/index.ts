import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { sql } from './parts.ts';

await runSubgraph(sql);
