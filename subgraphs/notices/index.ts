import { runSubgraph } from '../common/runtime/run-subgraph.ts';
import { notices } from './parts.ts';

await runSubgraph(notices);
