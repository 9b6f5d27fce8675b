import { runSubgraph } from '../common/runtime/run-subgraph.ts';
import { reports } from './parts.ts';

await runSubgraph(reports);
